package gazetteer

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"bangvang/internal/diag"
	"bangvang/internal/text/viet"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func on(t testing.TB, day string) time.Time {
	t.Helper()
	if day == "" {
		return time.Time{}
	}
	at, _, ok := viet.ParseDate(day)
	if !ok {
		t.Fatalf("bad day %q", day)
	}
	return at
}

func ref(text string) Ref { return Ref{Text: text, Pos: diag.Pos{File: "localities.yaml", Line: 1}} }

// successorEntries makes successors of names; a name that ends in ~ took over only a part.
func successorEntries(names ...string) []SuccessorEntry {
	var out []SuccessorEntry
	for _, n := range names {
		name, part := strings.CutSuffix(n, "~")
		out = append(out, SuccessorEntry{ref(name), part})
	}
	return out
}

// declared returns the units of five real articles, as a site would list them.
func declared() []Entry {
	return []Entry{
		{Name: "Quận Đồ Sơn", Parent: ref("Hải Phòng"), Successors: successorEntries("Phường Đồ Sơn", "Phường Nam Đồ Sơn")},
		{Name: "Thị xã Hồng Lĩnh", Parent: ref("Hà Tĩnh"), Successors: successorEntries("Phường Bắc Hồng Lĩnh", "Phường Nam Hồng Lĩnh")},
		{Name: "Quận Đống Đa", Parent: ref("Hà Nội"), Successors: successorEntries("Phường Đống Đa", "Phường Kim Liên", "Phường Láng",
			"Phường Ô Chợ Dừa", "Phường Văn Miếu - Quốc Tử Giám", "Phường Giảng Võ~", "Phường Bạch Mai~")},
		{Name: "Quận Hai Bà Trưng", Parent: ref("TP Hà Nội"), Successors: successorEntries("Phường Hai Bà Trưng", "Phường Bạch Mai", "Phường Vĩnh Tuy",
			"Phường Cửa Nam~", "Phường Hồng Hà~", "Phường Văn Miếu – Quốc Tử Giám~", "Phường Vĩnh Hưng~", "Phường Tương Mai~", "Phường Lĩnh Nam~")},
		{Name: "Huyện Ninh Hải", Parent: ref("Ninh Thuận"), Successors: successorEntries("Khánh Hòa", "Xã Ninh Hải", "Xã Vĩnh Hải", "Xã Xuân Hải", "Phường Ninh Chử")},
	}
}

func makeGazetteer(t testing.TB, entries []Entry) *Gazetteer {
	t.Helper()
	for i := range entries {
		entries[i].Pos = diag.Pos{File: "localities.yaml", Line: 1 + i}
	}
	g, problems := New(entries)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	return g
}

func ids(units []*Locality) []string {
	var out []string
	for _, u := range units {
		out = append(out, u.ID)
	}
	return out
}

func TestFind(t *testing.T) {
	g := makeGazetteer(t, declared())
	const before, after = "2024-01-19", "2026-01-01"
	tests := []struct{ query, day, want string }{
		{"Đồ Sơn", before, "hai-phong/quan-do-son"},
		{"Đồ Sơn", after, "hai-phong/phuong-do-son"},
		{"Đồ Sơn", "", "hai-phong/phuong-do-son"},
		{"quận Đồ Sơn, Hải Phòng", before, "hai-phong/quan-do-son"},
		{"QUẬN ĐỒ SƠN, TP. HẢI PHÒNG", before, "hai-phong/quan-do-son"},
		{"Q. Đồ Sơn (Hải Phòng)", before, "hai-phong/quan-do-son"},
		{"Q.Đồ Sơn", before, "hai-phong/quan-do-son"},
		{"hai-phong/quan-do-son", before, "hai-phong/quan-do-son"},
		{"do son", before, "hai-phong/quan-do-son"},
		{"quan do son, hai phong", before, "hai-phong/quan-do-son"},
		{"p. do son", after, "hai-phong/phuong-do-son"},
		{"P. Nam Đồ Sơn", after, "hai-phong/phuong-nam-do-son"},
		{"TX Hồng Lĩnh (Hà Tĩnh)", before, "ha-tinh/thi-xa-hong-linh"},
		{"thị xã Hồng Lĩnh, Hà Tĩnh", before, "ha-tinh/thi-xa-hong-linh"},
		{"TX. Hồng Lĩnh, tỉnh Hà Tĩnh", before, "ha-tinh/thi-xa-hong-linh"},
		{"Hồng Lĩnh", before, "ha-tinh/thi-xa-hong-linh"},
		{"Ðống Ða", before, "ha-noi/quan-dong-da"},
		{"Quận Đống Đa", before, "ha-noi/quan-dong-da"},
		{"Đống Đa", after, "ha-noi/phuong-dong-da"},
		{"Văn Miếu – Quốc Tử Giám", after, "ha-noi/phuong-van-mieu-quoc-tu-giam"},
		{"huyện Ninh Hải, Ninh Thuận", before, "ninh-thuan/huyen-ninh-hai"},
		{"H. Ninh Hải", before, "ninh-thuan/huyen-ninh-hai"},
		{"X. Ninh Hải, Khánh Hoà", after, "khanh-hoa/xa-ninh-hai"},
		{"Khánh Hoà", before, "khanh-hoa"},
		{"Khánh Hòa", before, "khanh-hoa"},
		{"tỉnh Hà Tĩnh", before, "ha-tinh"},
		{"Thành phố Hải Phòng", before, "hai-phong"},
		{"TP Hải Phòng", before, "hai-phong"},
		{"TP.Hải Phòng", before, "hai-phong"},
		{"T.P Hải Phòng", before, "hai-phong"},
		{"hải phòng", before, "hai-phong"},
		{"TPHCM", before, "ho-chi-minh"},
		{"TP.HCM", before, "ho-chi-minh"},
		{"TP HCM", before, "ho-chi-minh"},
		{"Tp. Hồ Chí Minh", before, "ho-chi-minh"},
		{"Bà Rịa – Vũng Tàu", before, "ba-ria-vung-tau"},
		{"Bà Rịa-Vũng Tàu", before, "ba-ria-vung-tau"},
		{"Ðắk Lắk", before, "dak-lak"},
		{"Đăk Lăk", before, "dak-lak"},
		{"Thừa Thiên Huế", before, "hue"},
		{"Thừa Thiên - Huế", after, "hue"},
		{"TP Huế", after, "hue"},
		{"Tỉnh Đồng Nai", before, "dong-nai"},
		{"Thành phố Đồng Nai", "2026-05-01", "dong-nai"},
	}
	for _, tt := range tests {
		for _, query := range []string{tt.query, norm.NFD.String(tt.query), strings.ToUpper(tt.query)} {
			if strings.Contains(query, "/") && query != tt.query {
				continue
			}
			got := g.Find(query, on(t, tt.day))
			if got.Locality == nil || got.Locality.ID != tt.want || got.NotInForce || got.Candidates != nil {
				t.Errorf("Find(%q, %q) = %+v, want %s", query, tt.day, got, tt.want)
			}
		}
	}
}

func TestFindNotInForce(t *testing.T) {
	g := makeGazetteer(t, declared())
	tests := []struct{ query, day, want string }{
		{"Quận Đồ Sơn", "2026-01-01", "hai-phong/quan-do-son"},
		{"hai-phong/quan-do-son", "2026-01-01", "hai-phong/quan-do-son"},
		{"Phường Đồ Sơn", "2024-01-01", "hai-phong/phuong-do-son"},
		{"Hồng Lĩnh", "2025-07-01", "ha-tinh/thi-xa-hong-linh"},
		{"Ninh Thuận", "2025-07-01", "ninh-thuan"},
	}
	for _, tt := range tests {
		got := g.Find(tt.query, on(t, tt.day))
		if got.Locality == nil || got.Locality.ID != tt.want || !got.NotInForce {
			t.Errorf("Find(%q, %s) = %+v, want %s not in force", tt.query, tt.day, got, tt.want)
		}
	}
	if got := g.Find("Quận Đồ Sơn", on(t, "2025-06-30")); got.NotInForce {
		t.Errorf("a district is in force on its last day: %+v", got)
	}
	if got := g.Find("Phường Đồ Sơn", on(t, "2025-07-01T00:00")); got.NotInForce {
		t.Errorf("a commune is in force on its first day: %+v", got)
	}
}

func TestFindNothing(t *testing.T) {
	g := makeGazetteer(t, declared())
	tests := []struct{ query, nearest string }{
		{"Hà Nội, Quận Đống Đa", "Quận Đống Đa, Hà Nội"}, {"Hà Nội/Quận Đống Đa", "Quận Đống Đa, Hà Nội"}, {"ha-noi/dong-da", "Quận Đống Đa, Hà Nội"},
		{"Huyện Đồ Sơn", "Quận Đồ Sơn, Hải Phòng"},
		{"Quận Đồ Sơn, Hà Nội", "Quận Đồ Sơn, Hải Phòng"},
		{"Tỉnh Hải Phòng", "Thành phố Hải Phòng"},
		{"Quận Đồ Sưn", "Quận Đồ Sơn"},
		{"Đồ Sỏn", "Đồ Sơn"},
		{"Hải Phòngg", "Hải Phòng"},
		{"Quận Đồ Sưn, Hải Phòng", "Quận Đồ Sơn, Hải Phòng"},
		{"Quận Đồ Sưn, Hải Phờnggg", "Quận Đồ Sơn"},
		{"Quận Đồ Sưn, Hà Nội", ""}, // it is elsewhere
		{"Paris", ""},
		{"Phường Không Có", ""}, // only Xã Krông Nô is near
		{"Xã Kiến Thuỵ Đông, Hải Phòng", ""},
		{"", ""},
		{" , ()", ""},
		{"quận", ""},
	}
	for _, tt := range tests {
		want := Result{Nearest: tt.nearest}
		if diff := cmp.Diff(want, g.Find(tt.query, on(t, "2024-01-01"))); diff != "" {
			t.Errorf("Find(%q): %s", tt.query, diff)
		}
	}
}

func TestFindAmbiguous(t *testing.T) {
	g := makeGazetteer(t, []Entry{
		{Name: "Huyện Châu Thành", Parent: ref("An Giang")},
		{Name: "Huyện Châu Thành", Parent: ref("Bến Tre")},
		{Name: "Thị xã Cai Lậy", Parent: ref("Tiền Giang")},
		{Name: "Huyện Cai Lậy", Parent: ref("Tiền Giang")},
		{Name: "Thành phố Ninh Bình", Parent: ref("Ninh Bình")},
		{Name: "Thành phố Huế", Parent: ref("Thừa Thiên Huế"), To: on(t, "2024-12-31")},
		{Name: "Phường Văn Lang", Parent: ref("Phú Thọ")},
		{Name: "Phường Văn Lăng", Parent: ref("Thái Nguyên")},
	})
	tests := []struct {
		query, day string
		want       []string
	}{
		{"Châu Thành", "2024-01-01", []string{"an-giang/huyen-chau-thanh", "ben-tre/huyen-chau-thanh"}}, // those that the site declares
		{"Huyện Châu Thành", "2024-01-01", []string{"an-giang/huyen-chau-thanh", "ben-tre/huyen-chau-thanh"}},
		{"Huyện Châu Thành", "2026-01-01", []string{"an-giang/huyen-chau-thanh", "ben-tre/huyen-chau-thanh"}},
		{"Châu Thành, Bến Tre", "2024-01-01", []string{"ben-tre/huyen-chau-thanh"}},
		{"Cai Lậy", "2024-01-01", []string{"tien-giang/huyen-cai-lay", "tien-giang/thi-xa-cai-lay"}},
		{"TX Cai Lậy", "2024-01-01", []string{"tien-giang/thi-xa-cai-lay"}},
		{"Ninh Bình", "2024-01-01", []string{"ninh-binh/thanh-pho-ninh-binh", "ninh-binh"}},
		{"tỉnh Ninh Bình", "2024-01-01", []string{"ninh-binh"}},
		{"Ninh Bình", "2026-01-01", []string{"ninh-binh"}},
		{"TP Ninh Bình", "2024-01-01", []string{"ninh-binh/thanh-pho-ninh-binh"}},
		{"Thành phố Huế", "2023-01-01", []string{"hue/thanh-pho-hue"}},
		{"Thành phố Huế", "2025-01-01", []string{"hue"}},
		{"Huế", "2023-01-01", []string{"hue", "hue/thanh-pho-hue"}},
		{"van lang", "2026-01-01", []string{"phu-tho/phuong-van-lang", "thai-nguyen/phuong-van-lang"}},
		{"Văn Lang", "2026-01-01", []string{"phu-tho/phuong-van-lang"}},
		{"Văn Lăng", "2026-01-01", []string{"thai-nguyen/phuong-van-lang"}},
	}
	for _, tt := range tests {
		r := g.Find(tt.query, on(t, tt.day))
		got := ids(r.Candidates)
		if r.Locality != nil {
			got = append(got, r.Locality.ID)
		}
		if !slices.Equal(got, tt.want) || len(got) > 1 && r.Locality != nil {
			t.Errorf("Find(%q, %s) = %v, want %v", tt.query, tt.day, got, tt.want)
		}
	}
}

// TestFindReadsDisplay finds every unit by its Display, by its ID, and by both in NFD and in lower case.
func TestFindReadsDisplay(t *testing.T) {
	g := makeGazetteer(t, declared())
	for i, l := range g.All() {
		at := l.To
		if at.IsZero() {
			at = on(t, "2026-05-01")
		}
		queries := []string{l.Display(), l.ID, norm.NFD.String(l.Display()), strings.ToLower(l.Display())}
		if i%16 != 0 {
			queries = queries[:2]
		}
		for _, query := range queries {
			if got := g.Lookup(query, at); got.Locality != l || got.NotInForce {
				t.Errorf("Lookup(%q, %v) = %+v, want %s", query, at, got, l.ID)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	g := makeGazetteer(f, declared())
	for _, seed := range []string{"Quận Đồ Sơn, Hải Phòng", "TP.HCM", "q1", "(", "xã", "T.P", "/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		r := g.Find(query, on(t, "2024-01-01"))
		if r.Locality != nil && r.Candidates != nil || len(r.Candidates) == 1 {
			t.Errorf("Find(%q) = %+v", query, r)
		}
		composed := g.Find(norm.NFC.String(query), on(t, "2024-01-01"))
		if composed.Locality != r.Locality {
			t.Errorf("Find(%q) differs in NFC", query)
		}
	})
}

// TestLookup compares Lookup with Find without its hint.
func TestLookup(t *testing.T) {
	g := makeGazetteer(t, declared())
	at := on(t, "2024-01-19")
	for _, query := range []string{"Đồ Sơn", "Ninh Hải, Khánh Hòa", "Quận Đồ Sm", "ha-tinh/thi-xa-hong-linh", ""} {
		found := g.Find(query, at)
		found.Nearest = ""
		if diff := cmp.Diff(found, g.Lookup(query, at), cmp.Comparer(func(a, b *Locality) bool { return a == b })); diff != "" {
			t.Errorf("%q: %s", query, diff)
		}
	}
	for range 2 { // the second hint comes from hintByQuery
		if got := g.Find("Quận Đồ Sm", at).Nearest; got != "Quận Đồ Sơn" {
			t.Errorf("nearest: %q", got)
		}
	}
}

// numbered returns as many units as there are in the country: 3,321 communes of today, and 696 districts with five
// successors each.
func numbered() []Entry {
	g, _ := New(nil)
	provinces := g.Provinces(firstDayOfTwoTiers)
	var entries []Entry
	for i := range 3321 {
		p := provinces[i%len(provinces)]
		entries = append(entries, Entry{Name: fmt.Sprintf("Xã Tân Phú %d", i), Parent: ref(p.Latest().Short), From: firstDayOfTwoTiers})
	}
	for i := range 696 {
		p := i % len(provinces)
		e := Entry{Name: fmt.Sprintf("Huyện Châu Thành %d", i), Parent: ref(provinces[p].Latest().Short), To: lastDayOfDistricts}
		for j := range 5 {
			e.Successors = append(e.Successors, SuccessorEntry{ref(fmt.Sprintf("Xã Tân Phú %d", p+len(provinces)*(5*i/len(provinces)%90+j))), j == 4})
		}
		entries = append(entries, e)
	}
	return entries
}

// BenchmarkNew builds a gazetteer of the whole country. Bound: 50 ms.
func BenchmarkNew(b *testing.B) {
	entries := numbered()
	if _, problems := New(entries); len(problems) > 0 {
		b.Fatal(problems[0])
	}
	b.ReportAllocs()
	for b.Loop() {
		New(entries)
	}
}

func BenchmarkFind(b *testing.B) {
	at := on(b, "2024-01-19")
	for name, g := range map[string]*Gazetteer{"few": makeGazetteer(b, declared()), "all": makeGazetteer(b, append(declared(), numbered()...))} {
		for _, query := range []string{"Quận Đồ Sơn, Hải Phòng", "Hà Tĩnh", "quan do son", "Quận Đồ Sm"} {
			b.Run(name+"/"+viet.Slug(query), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					g.Find(query, at)
				}
			})
		}
	}
}

// TestNearestExists writes hints in place of the names that no unit has: then a unit must fit.
func TestNearestExists(t *testing.T) {
	g := makeGazetteer(t, declared())
	names := []string{"Không Có", "Krông Nố", "Kiến Thuỵ Đông", "Đồ Sưn", "Hải Phòngg", "Tân Lập Thành", "An Dươngg", "Số Mười Hai", "Mường Lá"}
	hinted := 0
	for _, name := range names {
		for _, kind := range []string{"", "Phường ", "Xã ", "Quận ", "Huyện ", "Tỉnh ", "Thị trấn "} {
			for _, parent := range []string{"", ", Hải Phòng", ", Hà Nội", ", Đắk Nông", ", Hải Phòngg"} {
				near := g.Find(kind+name+parent, on(t, "2026-03-01")).Nearest
				if near == "" {
					continue
				}
				hinted++
				if found := g.Lookup(near, on(t, "2026-03-01")); found.Locality == nil && len(found.Candidates) == 0 {
					t.Errorf("%s: the hint %q fits no unit", kind+name+parent, near)
				}
			}
		}
	}
	if hinted == 0 {
		t.Error("no name has a hint")
	}
}
