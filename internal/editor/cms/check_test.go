package cms_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bangvang/internal/content"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/knowledge/gazetteer"
	"bangvang/internal/knowledge/honours"
	"bangvang/internal/site/resolve"
	"bangvang/internal/testkit/trial"
	"bangvang/internal/text/viet"
)

// node runs a script in Node beside the scripts of the form and tables.json of a site, with a value as input.json, and
// reads what it prints as JSON.
func node(t *testing.T, files map[string][]byte, script string, input, output any) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		missing(t, "node, which runs the scripts of the form")
	}
	dir := t.TempDir()
	data, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{"input.json": data, "main.js": []byte(script)}
	for name, data := range files {
		if name, ok := strings.CutPrefix(name, "admin/"); ok && (strings.HasSuffix(name, ".js") || name == "tables.json" || name == "units.bin") && !strings.HasPrefix(name, "decap") {
			all[name] = data
		}
	}
	for name, data := range all {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("node", "main.js")
	cmd.Dir = dir
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, said.String())
	}
	if err := json.Unmarshal(out, output); err != nil {
		t.Fatalf("node printed %.300s: %v", out, err)
	}
}

const places = `
-- content/site.yaml --
base_url: https://example.org/
admin: a/b
-- content/localities.yaml --
- {name: Quận Đồ Sơn, parent: Hải Phòng, to: 2025-06-30, successors: [Phường Đồ Sơn, {name: Phường Nam Đồ Sơn, part: true}]}
- {name: Phường Đồ Sơn, parent: Hải Phòng, from: 2025-07-01}
- {name: Quận Đống Đa, parent: Hà Nội, aliases: [Đống Đa cũ, Q. Đ.Đa]}
- {name: Thị xã Hồng Lĩnh, parent: Hà Tĩnh}
- {name: Thành phố Quy Nhơn, parent: Bình Định}
- {name: Phường An Cựu, parent: Huế, from: 2025-07-01}
- {name: Xã Tân Lập, parent: Hà Nội, from: 2025-07-01}
- {name: Xã Tân Lập, parent: Thái Nguyên, from: 2025-07-01}
- {name: Quận 1, parent: Thành phố Hồ Chí Minh}
- {name: Xã Ea Kiết, parent: Đắk Lắk, from: 2025-07-01}
-- content/honours.yaml --
- {name: Giải thưởng Tràng An, aliases: [GTTA, Giải Tràng An]}
- {name: Kỷ niệm chương Vì quê hương}
`

// texts are texts that people write, in any field.
var texts = []string{
	"", " ", "Đồ Sơn", "do son", "ĐỒ SƠN", "Ðồ Sơn", "Quận Đồ Sơn, Hải Phòng", "Q. Đồ Sơn", "Q.Đồ Sơn", "hai-phong/quan-do-son", "/hai-phong/quan-do-son/", "Phường Đồ Sơn", "P. Đồ Sơn, TP Hải Phòng",
	"Phường An Cưu, Huê", "Phường An Cựu, Huế", "An Cựu", "P.An Cựu (Huế)", "Huế, Phường An Cựu", "Thừa Thiên Huế", "Thừa Thiên - Huế", "Thành phố Huế", "Qui Nhơn", "Quy Nhơn", "quy nhon", "TP. Quy Nhơn",
	"Tân Lập", "Xã Tân Lập", "Xã Tân Lập, Thái Nguyên", "Quận 1", "Q1", "Q.1, TP.HCM", "q 1", "Đắk Lắk", "Đắc Lắc", "Đăk Lăk", "Dak Lak", "Ea Kiết", "xã Ea Kiêt", "TP Hồ Chí Minh", "Sài Gòn", "thị xã Hồng Lĩnh",
	"TX Hồng Lĩnh (Hà Tĩnh)", "Thị xã Hồng Lĩn", "Hoà Bình", "HÒA BÌNH", "tỉnh hoa binh", "Hà Nội; Hải Phòng", "Đống Đa cũ", "Q. Đ.Đa", "constructor", "__proto__", "thành phố", "tỉnh", "xã", ",,,", "Bà Rịa – Vũng Tàu", "Bà Rịa-Vũng Tàu",
	"P.12 Q.Gò Vấp", "Phường 12, Quận Gò Vấp", "P12 Q. Gò Vấp TP.HCM", "Quận 12 TP.HCM", "Phường 01, Quận 3", "phuong 1 quan 3 tp hcm", "TP.HCM", "TPHCM", "Tp Hồ Chí Minh", "TP. Sài Gòn", "Phường Sài Gòn", "Phường Sài Gòn, TP.HCM",
	"Qui Nhơn Bắc", "Phường Quy Nhơn Bắc, Gia Lai", "Phường Qui Nhơn", "xã Hoà Mỹ", "Xã Hòa Mỹ, Cần Thơ", "Phường An Cựu, Thành phố Huế, Thừa Thiên Huế", "Phường An Cựu, Quận Thuận Hóa, Huế", "Vĩnh Phúc", "Phường Vĩnh Phúc", "Thủ Đức", "TP Thủ Đức", "Thành phố Thủ Đức, TP.HCM",
	"Huyện đảo Lý Sơn", "Xã đảo Thạnh An", "Đặc khu Lý Sơn", "Thị trấn Nông trường Mộc Châu", "Thị trấn N.T Phong Hải", "Xã Ea Kiết huyện Cư M'gar tỉnh Đắk Lắk", "xã Tân Lập huyện Mộc Châu tỉnh Sơn La", "Tân Lập, Mộc Châu", "Hà Tây", "Huyện Từ Liêm, Hà Nội", "Huyện Thủy Nguyên, Hải Phòng",
	"hai-phong/quan-do-son/phuong-ngoc-xuyen", "hue/phuong-an-cuu", "son-la/huyen-moc-chau/xa-tan-lap", "Phường Không Có", "Xã Kiến Thuỵ Đông, Hải Phòng", "Quận Đồ Sưn, Hải Phòng", "Hải Phòngg", "UBND P.12 Q.Gò Vấp", "UBND TP.HCM", "HĐND Q.12 TP.HCM", "Đảng ủy P. Đồ Sơn",
	"Giấy khen", "Giấy kheng", "giay khen", "Bằng khen", "BK", "Bằng khen của UBND tỉnh năm 2023", "Bằng khen của Thủ tướng Chính phủ", "CSTĐ", "CSTĐ cấp tỉnh", "CSTĐCS", "Chiến sỹ thi đua cơ sở", "Chiến sĩ thi đua cấp Thành phố",
	"Huân chương Lao động hạng Ba", "HCLĐ hạng 3", "Huân chương Lao động hạng III", "huan chuong lao dong hang nhat", "danh hiệu Lao động tiên tiến", "các danh hiệu thi đua", "Cờ thi đua của Chính phủ", "Cờ thi đua xuất sắc", "Tỉnh Anh hùng",
	"Huân chương Sao vàng hạng Nhất", "Kỷ niệm chương Vì sự nghiệp giáo dục", "Kỉ niệm chương Vì quê hương", "Huy hiệu 30 năm tuổi Đảng", "Giải thưởng Tràng An", "GTTA", "giai trang an", "Giải nhất hội thi", "Nhà giáo ưu tú", "NGƯT", "NSND",
	"Anh hùng LLVTND thời kỳ đổi mới", "Bà mẹ Việt Nam anh hùng", "Tập thể lao động xuất sắc", "TTLĐXS", "toString", "hạng Nhất", "Bằng “khen”", "Bằng  khen – của Bộ", "Giấy khen của Chủ tịch UBND xã Tân Lập về thành tích",
	"2023", "2017-2021", "2017 – 2021", "năm học 2022-2023", "2017-21", "2023-01", "2021-2017", "quý I/2023", "năm 2023", "31/12/2023", "2020-31/12/2023", "đợt 1", "20231", "giai đoạn 2016 đến 2020", "1899", "2200", "2023, 2024", "2023-5",
	"2024-01-19", "19/01/2024", "19-1-2024", "30/2/2024", "29/2/2024", "29/2/2023", "2024-01-19T10:31", "2024-01-19T10:31:05Z", "2024-01-19 10:31 +07:00", "2024-01-19T10:31+0700", "19/01/2024 8:05", "1/13/2024", "32/1/2024", "hôm nay", "tháng 1/2024",
	"0001-01-01", "2300-01-01", "2024-1-1", "1/1/24", "2024/01/19", "19.12.2025", "ngày 19 tháng 12 năm 2025", "Thứ Sáu, 19/12/2025", "8h30 19/12/2025", "8 giờ 30 ngày 19/12/2025", "19 tháng 12, 2025", "Dec 19, 2025", "1888-07-19",
	"Hà Nội, ngày 02 tháng 9 năm 1945", "ngày 19 tháng mười hai năm 2025", "2 giờ chiều 19-12-2025", "sáng 19/12/2025", "25h 19/12/2025", "31/4/2025", "19/12/2025 24:00", "19/12/2025, 08:30 (GMT+7)", "ngày mùng 2 tháng 9 năm 2025",
	"2025-12-19T08:30:00.123+07:00", "2025-12-19T8:3", "19/12/2025T08:30", "20251219", "19-12/2025", "8h 19/12/2025", "8g30 - 19.12.2025",
	"https://haiphong.gov.vn/", "http://a.vn/tin?id=1#x", "haiphong.gov.vn", "www.hanoi.gov.vn", "/tin/cu.html", "//a.vn/x", "ftp://a.vn/", "https://", "https:///x", "HTTPS://A.VN", "https://a b.vn", "https://a.vn/%zz", "https://a.vn/%20x", "mailto:a@b.vn",
	"https://user@a.vn:8080/", "https://[::1]:80/", "https://a.vn:port/", "https://xã.vn/tin", "javascript:alert(1)", "https://a.vn/\"", "https://?x", "/a b",
	"12", "0", "1.000", "1.234.567", "12.5", "1000.000", "hơn 50", "Hơn 50", "trên 1.000", "gần 20", "50+", "> 50", ">50", "~ 30", "khoảng 300", "nhiều", "Nhiều", "một trăm", "12 người", "hơn 50 người", "-3", "100000001", "“hơn 50”", "50 trở lên", "1,234",
	"ít nhất 5 tập thể", "một trăm linh ba", "hai mươi lăm cá nhân", "12 em", "12 đồng chí", "hơn một trăm người", "1.234 lượt người", "12 tập thể, cá nhân", "hàng trăm người", "năm 2023", "Hai Bà Trưng", "Ba", "3 thôn", "Năm Cam", "12 Nguyễn Văn A", "2. Lê B", "1) Lê C", "- Lê D", "Ông Nguyễn C", "Trần D, Hiệu trưởng Trường E", "A | B | C", "12-15", "1 tập thể", "không", "Nguyễn Văn A", "Trường THCS số 2", "079123456789", "Nguyễn Văn A, sinh ngày 02/02/1971", "Trần B 0912 345 678", "Lê C | a@gmail.com", "số nhà 5 ngõ 3", "SN 02/02/1971", "UBND xã (QĐ 12/QĐ-UBND ngày 02/02/2024)", "123", "...",
}

// TestReadAlike reads texts and dates by both, the parser's functions and the scripts.
func TestReadAlike(t *testing.T) {
	s := trial.LoadText(t, places)
	files := trial.Render(t, s)
	input := slices.Concat(texts, []string{"Thuý Kiều", "quý", "hoà&bình", "“A” - B", "Nguye\u0302\u0303n", "kỹ sỹ Lý", "a\u200bb", "ỦY BAN", "ÐắkLắk", "M'Đrăk", "Khoá 1", "thuở", "1/2", "İstanbul"})
	type reading struct{ Fold, Key, KeyLoose, Date, Unit, Near, Honour string }
	var got []reading
	node(t, files, `const { fold, key, keyLoose } = require("./text.js"), { readDate } = require("./dates.js"), tables = require("./tables.json");
const { localities, honours } = require("./names.js"), places = localities(tables), titles = honours(tables.honours);
places.open(new Uint8Array(require("zlib").gunzipSync(require("fs").readFileSync("units.bin"))).buffer);
console.log(JSON.stringify(require("./input.json").map(s => {
	const d = readDate(s), found = places.find(s, "2024-01-19");
	return { Fold: fold(s), Key: key(s), KeyLoose: keyLoose(s), Date: d ? d.iso : "", Honour: titles.find(s),
		Unit: found.unit ? found.unit.id + (found.ended ? " ended" : "") : found.candidates.map(u => u.id).sort().join("|"),
		Near: found.unit || found.candidates.length ? "" : places.near(s, "2024-01-19") };
})))`, input, &got)
	on, _, _ := viet.ParseDate("2024-01-19")
	for i, text := range input {
		want := reading{Fold: viet.Fold(text), Key: viet.Key(text), KeyLoose: viet.KeyLoose(text)}
		if d, clock, ok := viet.ParseDate(text); ok {
			want.Date = d.Format("2006-01-02")
			if clock {
				want.Date = d.Format("2006-01-02T15:04")
			}
		}
		found := s.Model.Gazetteer.Find(text, on)
		want.Near = found.Nearest
		if found.Locality != nil {
			want.Unit = found.Locality.ID
			if found.NotInForce {
				want.Unit += " ended"
			}
		}
		var ids []string
		for _, l := range found.Candidates {
			ids = append(ids, l.ID)
		}
		slices.Sort(ids)
		want.Unit += strings.Join(ids, "|")
		honour, ok := s.Model.Catalogue.Find(text, honours.Body{})
		if ok {
			want.Honour = honour.Name
		}
		// The catalogue decides by the conferrer between two honours of one name; the form asks only for the name.
		if (want.Honour == "") == (got[i].Honour == "") {
			got[i].Honour = want.Honour
		}
		if got[i] != want {
			t.Errorf("%q:\n the form reads %+v\n the site reads %+v", text, got[i], want)
		}
	}
}

// TestUnitsAlike asks the form for one of 13 units of the country, and for all that a site has or changes, by the name that each
// has at its end; and compares which unit that is, and what became of it, with the gazetteer.
func TestUnitsAlike(t *testing.T) {
	s := trial.LoadText(t, places)
	files := trial.Render(t, s)
	if size := len(files["admin/units.bin"]); size > 120_000 {
		t.Errorf("units.bin has %d bytes", size)
	}
	if size := len(files["admin/tables.json"]); size > 250_000 {
		t.Errorf("tables.json has %d bytes", size)
	}
	type query struct{ Text, Day string }
	var queries []query
	var want []string
	for i, l := range s.Model.Gazetteer.All() {
		if i%13 != 0 && l.Pos.File == "" && l.Level != gazetteer.Province {
			continue
		}
		q := query{Text: l.DisplayAt(l.To)}
		if !l.To.IsZero() {
			q.Day = l.To.Format(time.DateOnly)
		}
		var ids []string
		if found := s.Model.Gazetteer.Lookup(q.Text, l.To); found.Locality == nil {
			for _, c := range found.Candidates {
				ids = append(ids, c.ID)
			}
		} else {
			ids = append(ids, found.Locality.ID+" of "+found.Locality.DisplayAt(time.Time{}))
			for _, next := range slices.Concat(found.Locality.Successors(), found.Locality.Predecessors()) {
				ids = append(ids, "→ "+next.Locality.ID)
			}
		}
		slices.Sort(ids)
		queries, want = append(queries, q), append(want, strings.Join(slices.Compact(ids), " "))
	}
	if len(queries) < 1200 {
		t.Fatalf("only %d units", len(queries))
	}
	var got []string
	node(t, files, `const { localities } = require("./names.js"), places = localities(require("./tables.json"));
places.open(new Uint8Array(require("zlib").gunzipSync(require("fs").readFileSync("units.bin"))).buffer);
console.log(JSON.stringify(require("./input.json").map(q => {
	const { unit, candidates } = places.find(q.Text, q.Day);
	return [...new Set(unit ? [unit.id + " of " + places.displayAt(unit, ""), ...unit.next().map(u => "→ " + u.id)] : candidates.map(u => u.id))].sort().join(" ");
})))`, queries, &got)
	for i, q := range queries {
		if got[i] != want[i] {
			t.Errorf("%v is\n%s in the form\n%s in the gazetteer", q, got[i], want[i])
		}
	}
}

// TestSaidAlike puts each text into each field, and compares what the form says with what a build says.
func TestSaidAlike(t *testing.T) {
	s := trial.LoadText(t, places)
	files := trial.Render(t, s)
	var articles []map[string]any
	with := func(key string, v any) {
		a := map[string]any{"title": "A", "date": "2024-01-19"}
		a[key] = v
		articles = append(articles, a)
	}
	row := func(key string, v any) { with("awards", []any{map[string]any{"award": "Giấy khen", key: v}}) }
	for _, text := range texts {
		with("title", text)
		with("locality", []any{text})
		with("date", text)
		with("event", map[string]any{"date": text})
		with("event", map[string]any{"from": text, "to": "2024-01-20"})
		with("event", map[string]any{"from": "2024-01-19", "to": text})
		with("corrections", []any{map[string]any{"date": text, "text": "Tên."}})
		with("source", map[string]any{"name": "Báo", "url": text})
		with("updated", text)
		with("awards", []any{map[string]any{"award": text}})
		row("period", text)
		row("decision", map[string]any{"no": "1", "date": text})
		row("comment_until", text)
		row("to", map[string]any{"cá nhân": text})
		row("to", map[string]any{"tập thể": []any{text}})
		row("to", map[string]any{"cá nhân": []any{"An", map[string]any{"name": text, "post": "Trưởng phòng"}}})
		row("to", map[string]any{"cá nhân": []any{map[string]any{"name": "An", "unit": text}}})
	}
	for _, kind := range []string{"cá nhân", "Ca Nhan", "tập thể, cá nhân", "tập thể và cá nhân", "nguoi", "doanh nghiep; hộ gia đình", "xyz"} {
		row("to", map[string]any{kind: 3})
	}
	for _, v := range []any{12, 0, 1.5, []any{}, []any{"", "An"}, []any{12}, []any{map[string]any{"post": "Trưởng phòng"}}} {
		row("to", map[string]any{"cá nhân": v})
	}
	for _, status := range []string{"", "đề nghị", "de nghi", "tặng"} {
		with("awards", []any{map[string]any{"award": "BK", "status": status, "comment_until": "2024-03-01"}})
	}
	for _, event := range []map[string]any{{"from": "2025-08-01"}, {"to": "2025-08-01"}, {"date": "2024-01-19", "from": "2025-08-01"}, {"date": "2025-08-01", "to": "2025-08-02"}} {
		articles = append(articles, map[string]any{"title": "A", "date": "2024-01-19", "locality": "Quận Đồ Sơn, Hải Phòng", "event": event})
	}
	with("title", strings.Repeat("ấ", 121))
	with("awards", map[string]any{"award": "Giấy khen"})
	with("event", "x")
	var got [][]string
	node(t, files, `const checks = require("./checks.js")(require("./tables.json"));
checks.places.open(new Uint8Array(require("zlib").gunzipSync(require("fs").readFileSync("units.bin"))).buffer);
console.log(JSON.stringify(require("./input.json").map(a => checks.entry(a).map(p => p.code))))`, articles, &got)
	says := map[diag.Code]bool{}
	var tables struct{ Says map[diag.Code]any }
	if err := json.Unmarshal(files["admin/tables.json"], &tables); err != nil {
		t.Fatal(err)
	}
	for code := range tables.Says {
		says[code] = true
	}
	resolver := resolve.Resolver{Gazetteer: s.Model.Gazetteer, Catalogue: s.Model.Catalogue}
	failed := 0
	for i, a := range articles {
		front, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		f, problems := source.NewFile("content/2024/a.md", fmt.Appendf(nil, "---\n%s\n---\n\nThân bài.\n", front))
		d := content.Parse(f)
		problems.Append(d.Problems)
		problems.Append(resolver.Resolve(d).Problems)
		var want []string
		blocked := false
		for _, p := range problems {
			if says[p.Code] {
				want = append(want, string(p.Code))
			} else if p.Severity() == diag.Error {
				blocked = true // by something that no row of the form can hold, or that Decap CMS itself asks for
			}
		}
		for _, w := range d.Awards {
			if !w.CommentUntil.IsZero() && w.Status != content.Nominated {
				want = append(want, string(diag.CommentStray))
			}
		}
		have := slices.Clone(got[i])
		slices.Sort(want)
		slices.Sort(have)
		want, have = slices.Compact(want), slices.Compact(have)
		if !slices.Equal(want, have) && !blocked {
			if failed++; failed < 60 {
				t.Errorf("%s: the form says %v, a build %v", front, have, want)
			}
		}
	}
	if failed >= 60 {
		t.Errorf("%d in all", failed)
	}
}

// TestKindsReadAlike reads keys of to: by both.
func TestKindsReadAlike(t *testing.T) {
	files := trial.Render(t, trial.LoadText(t, places))
	keys := []string{
		"tập thể", "Cá Nhân", "tap the", "cá nhân, tập thể", "đảng viên", "Dang Vien", "cán bộ, chiến sĩ", "tập thể và học sinh", "xã/phường", "thôn", "Tổ dân phố", "ban", "bản", "to",
		"học sinh lớp 12", "thôn văn hóa", "tổ trưởng", "tổ quen", "người quen", "con mèo", "hộ gia đnh", "dòng họ", "công ty", "học sinh; học sinh",
	}
	type reading struct {
		Kinds, Unknown []string
		Word           string
	}
	var got []reading
	node(t, files, `const { readKinds } = require("./recipients.js"), tables = require("./tables.json");
console.log(JSON.stringify(require("./input.json").map(key => { const r = readKinds(key, tables); return { Kinds: r.kinds, Unknown: r.unknown, Word: r.word } })))`, keys, &got)
	for i, key := range keys {
		f, _ := source.NewFile("content/a.md", []byte("---\ntitle: a\ndate: 2024-01-19\nawards:\n  - {award: Giấy khen, to: {\""+key+"\": 4}}\n---\n\na\n"))
		d := content.Parse(f)
		var want reading
		for _, r := range d.Awards[0].Recipients {
			want.Word = r.Word
			for _, k := range r.Kinds {
				want.Kinds = append(want.Kinds, k.String())
			}
		}
		for _, p := range d.Problems {
			if p.Code == diag.UnknownRecipient {
				want.Unknown = append(want.Unknown, p.Args[0])
			}
		}
		if fmt.Sprint(got[i]) != fmt.Sprint(want) {
			t.Errorf("%s: the form reads %v, the parser %v", key, got[i], want)
		}
	}
}
