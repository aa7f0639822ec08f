package jsonld

import (
	"encoding/json"
	"html/template"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"bangvang/internal/pages/view"
)

var site = &view.Site{
	Title: "Bảng Vàng", Description: "Tin khen thưởng.", Lang: "vi", URL: "https://example.org/tin/", Home: "/tin/", Search: "/tin/tim-kiem/", Logo: "/tin/logo.png",
	Organisation: view.Organisation{Name: "Ban Thi đua", Address: "Số 1", Phone: "024", Email: "a@example.org"},
}

func page(title, path string, crumbs ...view.Link) view.Page {
	return view.Page{Site: site, Title: title, Description: "Sapo.", URL: "https://example.org/tin" + path, Href: "/tin" + path, Crumbs: crumbs}
}

// graph parses the data of v and returns the objects of its graph by type.
func graph(t *testing.T, v any, data *template.JS) map[string]map[string]any {
	t.Helper()
	if Describe(v) != v {
		t.Fatal("another view is returned")
	}
	if strings.ContainsAny(string(*data), "<>&\u2028\u2029") {
		t.Errorf("not safe inside a script: %s", *data)
	}
	var out struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(*data), &out); err != nil || out.Context != "https://schema.org" {
		t.Fatalf("%v in %s", err, *data)
	}
	byType := map[string]map[string]any{}
	for _, g := range out.Graph {
		byType[g["@type"].(string)] = g
	}
	return byType
}

var home = view.Link{Name: "Trang chủ", Href: "/tin/"}

func story() *view.Article {
	return &view.Article{
		Page: page("Đồ Sơn </script><b>\u2028 & hết", "/a/", home, view.Link{Name: "Tin tức", Href: "/tin/chuyen-muc/tin-tuc/"}), Heading: "Đồ Sơn",
		Category: &view.Link{Name: "Tin tức"}, Published: view.Date{ISO: "2024-01-19"}, Authors: []view.Author{{Name: "Nam Giang"}, {Name: "Thanh Châu"}, {Name: "Lan Anh", Role: "ảnh"}},
		Corrections: []view.Correction{{Date: view.Date{ISO: "2024-01-20"}, Text: "Cờ là 4."}},
		Updated:     &view.Date{ISO: "2024-01-20T08:00:00+07:00", HasClock: true},
		Source:      &view.Source{Name: "haiphong.gov.vn", URL: "https://haiphong.gov.vn/x"},
		Event:       &view.Event{Date: &view.Date{ISO: "2024-01-18"}, To: &view.Date{ISO: "2024-01-19"}, At: "UBND quận"},
		Localities:  []view.Link{{Name: "Quận Đồ Sơn, Hải Phòng", Href: "/tin/dia-phuong/hai-phong/quan-do-son/"}},
		Tags:        []view.Link{{Name: "Thi đua"}, {Name: "Khen thưởng"}},
		Awards: &view.Awards{Rows: []*view.Award{
			{Honour: view.Link{Name: "Cờ thi đua", Href: "/tin/khen-thuong/co-thi-dua/"}}, {Honour: view.Link{Name: "Cờ thi đua"}},
			{Honour: view.Link{Name: "Giấy khen"}, Status: "revoked"},
		}},
	}
}

func TestArticle(t *testing.T) {
	v := story()
	v.Image = &view.Picture{Src: "/tin/x.jpg", URL: "https://example.org/tin/x.jpg", Width: 1200, Height: 800, Caption: "Trao cờ", Credit: "Ảnh: Lê B"}
	got := graph(t, v, &v.Data)
	org := map[string]any{
		"@type": "Organization", "@id": "https://example.org/tin/#organization", "name": "Ban Thi đua", "url": "https://example.org/tin/",
		"logo": map[string]any{"@type": "ImageObject", "url": "https://example.org/tin/logo.png"},
	}
	want := map[string]map[string]any{
		"NewsArticle": {
			"@type": "NewsArticle", "@id": "https://example.org/tin/a/#article", "headline": "Đồ Sơn", "description": "Sapo.",
			"url": "https://example.org/tin/a/", "inLanguage": "vi", "isAccessibleForFree": true,
			"datePublished": "2024-01-19T00:00:00+07:00", "dateModified": "2024-01-20T08:00:00+07:00",
			"author":      []any{map[string]any{"@type": "Person", "name": "Nam Giang"}, map[string]any{"@type": "Person", "name": "Thanh Châu"}},
			"contributor": []any{map[string]any{"@type": "Role", "roleName": "ảnh", "contributor": map[string]any{"@type": "Person", "name": "Lan Anh"}}},
			"correction":  []any{map[string]any{"@type": "CorrectionComment", "text": "Cờ là 4.", "datePublished": "2024-01-20T00:00:00+07:00"}},
			"publisher":   org,
			"image": map[string]any{
				"@type": "ImageObject", "url": "https://example.org/tin/x.jpg", "width": 1200.0, "height": 800.0, "caption": "Trao cờ", "creditText": "Lê B",
				"contentUrl": "https://example.org/tin/x.jpg", "creator": []any{map[string]any{"@type": "Person", "name": "Lê B"}},
			},
			"articleSection": "Tin tức", "keywords": []any{"Thi đua", "Khen thưởng"},
			"isBasedOn": map[string]any{"@type": "CreativeWork", "name": "haiphong.gov.vn", "url": "https://haiphong.gov.vn/x"},
			"spatialCoverage": []any{map[string]any{
				"@type": "AdministrativeArea", "name": "Quận Đồ Sơn, Hải Phòng", "url": "https://example.org/tin/dia-phuong/hai-phong/quan-do-son/",
			}},
			"about": []any{
				map[string]any{
					"@type": "Event", "name": "Đồ Sơn", "startDate": "2024-01-18", "endDate": "2024-01-19",
					"location": map[string]any{"@type": "Place", "name": "UBND quận", "address": "Quận Đồ Sơn, Hải Phòng"},
				},
				map[string]any{"@type": "Thing", "name": "Cờ thi đua", "url": "https://example.org/tin/khen-thuong/co-thi-dua/"},
			},
		},
		"BreadcrumbList": {"@type": "BreadcrumbList", "itemListElement": []any{
			map[string]any{"@type": "ListItem", "position": 1.0, "name": "Trang chủ", "item": "https://example.org/tin/"},
			map[string]any{"@type": "ListItem", "position": 2.0, "name": "Tin tức", "item": "https://example.org/tin/chuyen-muc/tin-tuc/"},
			map[string]any{"@type": "ListItem", "position": 3.0, "name": "Đồ Sơn </script><b>\u2028 & hết"},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLittleIsSaidOfLittle(t *testing.T) {
	v := &view.Article{Page: page("A", "/a/", home), Heading: "A", Published: view.Date{ISO: "2024-03-21T10:31:00+07:00", HasClock: true}}
	got := graph(t, v, &v.Data)["NewsArticle"]
	if got["datePublished"] != "2024-03-21T10:31:00+07:00" || got["dateModified"] != got["datePublished"] {
		t.Errorf("dates %v %v", got["datePublished"], got["dateModified"])
	}
	if author := got["author"].(map[string]any); author["@type"] != "Organization" || author["name"] != "Ban Thi đua" {
		t.Errorf("author %v", author)
	}
	for _, key := range []string{"image", "isBasedOn", "spatialCoverage", "about", "keywords", "articleSection", "name"} {
		if got[key] != nil {
			t.Errorf("%s is %v", key, got[key])
		}
	}
}

func TestWithdrawnAndStandingPages(t *testing.T) {
	v := story()
	v.Withdrawn = &view.Date{ISO: "2024-02-01"}
	if got := graph(t, v, &v.Data); len(got) != 1 || got["BreadcrumbList"] == nil {
		t.Errorf("of a withdrawn article: %v", got)
	}
	p := &view.Article{Page: page("Giới thiệu", "/gioi-thieu/", home), Heading: "Giới thiệu"}
	p.Template = "page"
	got := graph(t, p, &p.Data)["WebPage"]
	if got["name"] != "Giới thiệu" || got["datePublished"] != nil {
		t.Errorf("of a standing page: %v", got)
	}
}

func TestHome(t *testing.T) {
	v := &view.Home{Page: page("", "/")}
	got := graph(t, v, &v.Data)
	action := got["WebSite"]["potentialAction"].(map[string]any)
	want := map[string]any{
		"@type": "SearchAction", "query-input": "required name=search_term_string",
		"target": map[string]any{"@type": "EntryPoint", "urlTemplate": "https://example.org/tin/tim-kiem/?q={search_term_string}"},
	}
	if diff := cmp.Diff(want, action); diff != "" {
		t.Errorf("search (-want +got):\n%s", diff)
	}
	if org := got["Organization"]; org["telephone"] != "024" || org["address"] != "Số 1" || org["@id"] != got["WebSite"]["publisher"].(map[string]any)["@id"] {
		t.Errorf("organisation %v", org)
	}
}

func TestListsHaveTheirPath(t *testing.T) {
	list := &view.List{Page: page("Thi đua", "/chu-de/thi-dua/", home, view.Link{Name: "Chủ đề", Href: "/tin/chu-de/"})}
	terms := &view.Terms{Page: page("Chủ đề", "/chu-de/", home)}
	search := &view.Search{Page: page("Tìm kiếm", "/tim-kiem/", home)}
	for v, want := range map[any]int{list: 3, terms: 2, search: 2} {
		var data *template.JS
		switch v := v.(type) {
		case *view.List:
			data = &v.Data
		case *view.Terms:
			data = &v.Data
		case *view.Search:
			data = &v.Data
		}
		got := graph(t, v, data)
		if items := got["BreadcrumbList"]["itemListElement"].([]any); len(items) != want || len(got) != 1 {
			t.Errorf("%T: %v", v, got)
		}
	}
}

var sampleFiles = []view.File{
	{Type: "text/csv", URL: "https://example.org/tin/bang-vang.csv"}, {Type: "application/json", URL: "https://example.org/tin/bang-vang.json"},
}

func TestRoll(t *testing.T) {
	v := &view.Roll{Page: page("Bảng vàng", "/bang-vang/", home), Downloads: sampleFiles, Figures: []view.RollYear{{Year: 2024}, {Year: 2022}}}
	v.Pager.Number = 1
	got := graph(t, v, &v.Data)["Dataset"]
	want := []any{
		map[string]any{"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": "https://example.org/tin/bang-vang.csv"},
		map[string]any{"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": "https://example.org/tin/bang-vang.json"},
	}
	if diff := cmp.Diff(want, got["distribution"]); diff != "" || got["temporalCoverage"] != "2022/2024" || len(got["description"].(string)) < 50 {
		t.Errorf("%v (-want +got):\n%s", got, diff)
	}
	v.Pager.Number = 2
	if got := graph(t, v, &v.Data); got["Dataset"] != nil || got["BreadcrumbList"] == nil {
		t.Errorf("of a later page: %v", got)
	}
}

// TestDataset checks what the documentation of Google's search for data sets requires and recommends of a Dataset: texts
// where it asks for texts, addresses where it asks for addresses, a description of 50 to 5,000 characters.
func TestDataset(t *testing.T) {
	for _, title := range []string{"B", strings.Repeat("Rất dài ", 2000)} {
		s := *site
		s.Title, s.License = title, view.Link{Name: "CC BY 4.0", Href: "https://creativecommons.org/licenses/by/4.0/"}
		s.Localities = []view.Link{{Name: "Hải Phòng", Href: "/tin/dia-phuong/hai-phong/"}}
		v := &view.Roll{Page: page("Bảng vàng", "/bang-vang/", home), Downloads: sampleFiles, Figures: []view.RollYear{{Year: 2024}}}
		v.Site, v.Pager.Number, v.Updated = &s, 1, view.Date{ISO: "2024-01-20T08:00:00+07:00", HasClock: true}
		got := graph(t, v, &v.Data)["Dataset"]
		if n := utf8.RuneCountInString(got["description"].(string)); n < 50 || n > 5000 {
			t.Errorf("a description of %d characters", n)
		}
		want := map[string]any{
			"license": "https://creativecommons.org/licenses/by/4.0/", "temporalCoverage": "2024/2024", "isAccessibleForFree": true, "inLanguage": "vi",
			"identifier": "https://example.org/tin/bang-vang/#dataset", "url": "https://example.org/tin/bang-vang/", "dateModified": "2024-01-20T08:00:00+07:00",
			"spatialCoverage": []any{map[string]any{"@type": "AdministrativeArea", "name": "Hải Phòng", "url": "https://example.org/tin/dia-phuong/hai-phong/"}},
		}
		for key, value := range want {
			if diff := cmp.Diff(value, got[key]); diff != "" {
				t.Errorf("%s (-want +got):\n%s", key, diff)
			}
		}
		for _, key := range []string{"keywords", "variableMeasured", "distribution"} {
			if list, _ := got[key].([]any); len(list) < 2 {
				t.Errorf("%s is %v", key, got[key])
			}
		}
		if creator := got["creator"].(map[string]any); creator["@type"] != "Organization" || creator["name"] == "" || creator["url"] == "" || got["name"] == "" {
			t.Errorf("creator %v of %v", creator, got["name"])
		}
	}
}

func TestBodiesAndHonours(t *testing.T) {
	rows := []view.Won{
		{Award: &view.Award{Honour: view.Link{Name: "Bằng khen"}, By: "UBND thành phố", Period: "2022-2023"}, Year: 2024},
		{Award: &view.Award{Honour: view.Link{Name: "Giấy khen"}}, Year: 2023}, {Award: &view.Award{Honour: view.Link{Name: "Giấy khen"}}, Year: 2023},
		{Award: &view.Award{Honour: view.Link{Name: "Cờ"}, Status: "revoked"}, Year: 2023},
	}
	awards := []any{"Bằng khen, UBND thành phố, 2022-2023", "Giấy khen, 2023"}
	for kind, want := range map[string]map[string]any{
		"collective": {"@type": "Organization", "@id": "https://example.org/tin/x/#body", "description": "Sapo.", "name": "Lan", "url": "https://example.org/tin/x/", "alternateName": []any{"Lan cũ", "LAN"}, "award": awards,
			"location": map[string]any{"@type": "Place", "name": "Tổ 3"}},
		"individual": {"@type": "Person", "@id": "https://example.org/tin/x/#person", "description": "Sapo.", "name": "Lan", "url": "https://example.org/tin/x/", "alternateName": []any{"Lan cũ", "LAN"}, "award": awards,
			"affiliation": map[string]any{"@type": "Organization", "name": "Tổ 3"}},
		"conferrer": {"@type": "Organization", "@id": "https://example.org/tin/x/#body", "description": "Sapo.", "name": "Lan, Tổ 3", "url": "https://example.org/tin/x/"},
		"honour": {
			"@type": "DefinedTerm", "@id": "https://example.org/tin/x/#honour", "name": "Lan, Tổ 3", "url": "https://example.org/tin/x/", "description": "Điều 1",
			"inDefinedTermSet": map[string]any{
				"@type": "DefinedTermSet", "@id": "https://example.org/tin/khen-thuong/#honours", "name": "Khen thưởng", "url": "https://example.org/tin/khen-thuong/",
			},
		},
	} {
		v := &view.List{Page: page("X", "/x/", home, view.Link{Name: "Khen thưởng", Href: "/tin/khen-thuong/"}), Kind: kind, Heading: "Lan, Tổ 3", Won: rows, Honour: &view.Honour{Law: "Điều 1"}}
		v.Body = &view.Body{Name: "Lan", Of: "Tổ 3", Former: []view.FormerName{{Name: "Lan cũ"}}, Spellings: []string{"LAN"}}
		if diff := cmp.Diff(want, graph(t, v, &v.Data)[want["@type"].(string)]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", kind, diff)
		}
		v.Pager.Number = 2
		if got := graph(t, v, &v.Data); len(got) != 1 {
			t.Errorf("of a later page of a %s: %v", kind, got)
		}
	}
}

func TestNothingIsSaidOfNothing(t *testing.T) {
	v := &view.Notice{Page: page("404", "/404.html", home)}
	list := &view.List{Page: page("Tất cả", "/trang/2/")}
	Describe(v)
	Describe(list)
	if v.Data != "" || list.Data != "" || Describe(nil) != nil {
		t.Errorf("%q %q", v.Data, list.Data)
	}
}

func BenchmarkArticle(b *testing.B) {
	v := story()
	for b.Loop() {
		Describe(v)
	}
}

func TestAnyTextIsReadBack(t *testing.T) {
	for _, s := range []string{
		"", `"\`, "a\x00\x1f\t\n", "</script>", "<!--", "&amp;", "\u2028\u2029", "Đồ Sơn", "\U0001F3C5", "\xff\xed\xa0\x80", "\ufffd", "x\ufffdy",
	} {
		out := string(encode(&view.Site{URL: "https://example.org/"}, []any{s}))
		var got struct {
			Graph []string `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil || len(got.Graph) != 1 || got.Graph[0] != strings.ToValidUTF8(string([]rune(s)), "\ufffd") {
			t.Errorf("%q was written %s and read back as %q (%v)", s, out, got.Graph, err)
		}
		if strings.ContainsAny(out, "<>&\u2028\u2029") {
			t.Errorf("%q is not safe: %s", s, out)
		}
	}
}
