package theme

import (
	"regexp"
	"strings"
	"testing"

	"bangvang/internal/pages/view"
)

func articleWithMetadata() *view.Article {
	site := &view.Site{Title: "Bảng Vàng", Lang: "vi", Feed: "/feed.xml", Organisation: view.Organisation{Name: "Ban Thi đua"}}
	return &view.Article{
		Page: view.Page{Site: site, Title: `Tặng "Cờ" & <bằng>`, Description: "Sapo.", URL: "https://example.org/a/",
			Image: &view.Picture{URL: "https://example.org/a.jpg", Type: "image/jpeg", Width: 1200, Height: 630, Alt: "Trao cờ"},
			Data:  `{"@type":"NewsArticle","headline":"</script><b>"}`},
		Published: view.Date{ISO: "2024-01-19"}, Updated: &view.Date{ISO: "2024-01-20"}, Author: "Nam Giang",
		Category: &view.Link{Name: "Tin tức"}, Tags: []view.Link{{Name: "Thi đua"}, {Name: "Giao ước"}},
		Localities: []view.Link{{Name: "Quận Đồ Sơn, Hải Phòng"}}, Source: &view.Source{Name: "haiphong.gov.vn"},
	}
}

func TestMetadataOfArticle(t *testing.T) {
	out, err := metadataOf(articleWithMetadata())
	if err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(string(out), "><", ">\n<")
	want := `<meta property="og:description" name="description" content="Sapo.">
<meta property="og:type" content="article">
<meta property="og:title" name="DC.title" content="Tặng &#34;Cờ&#34; &amp; &lt;bằng&gt;">
<meta name="twitter:card" content="summary_large_image">
<meta property="og:image" content="https://example.org/a.jpg">
<meta property="og:image:type" content="image/jpeg">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="Trao cờ">
<link rel="canonical" href="https://example.org/a/">
<meta name="DC.description" content="Sapo.">
<meta name="DC.identifier" content="https://example.org/a/">
<meta name="DC.language" content="vi">
<meta name="DC.publisher" content="Ban Thi đua">
<meta property="article:published_time" name="DC.date" content="2024-01-19">
<meta property="article:modified_time" name="DC.date.modified" content="2024-01-20">
<meta name="author" content="Nam Giang">
<meta name="DC.creator" content="Nam Giang">
<meta property="article:section" content="Tin tức">
<meta property="article:tag" content="Thi đua">
<meta property="article:tag" content="Giao ước">
<meta name="DC.subject" content="Thi đua; Giao ước">
<meta name="DC.coverage" content="Quận Đồ Sơn, Hải Phòng">
<meta name="DC.source" content="haiphong.gov.vn">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"\u003c/script>\u003cb>"}</script>`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMetadataOfPages(t *testing.T) {
	site := &view.Site{Title: "Bảng Vàng", Feed: "/feed.xml"}
	list := &view.List{Page: view.Page{Site: site, Title: "Thi đua", Feed: "/chu-de/thi-dua/feed.xml", NoIndex: true},
		Pager: view.Pager{Newer: "/chu-de/thi-dua/", Older: "/chu-de/thi-dua/trang/3/"}}
	for _, tt := range []struct {
		view any
		has  string
		not  string
	}{
		{list, `content="noindex"`, "article:"},
		{list, `<link rel="prev" href="/chu-de/thi-dua/">`, "og:image"},
		{list, `<link rel="next" href="/chu-de/thi-dua/trang/3/">`, "ld+json"},
		{list, `title="Thi đua" href="/chu-de/thi-dua/feed.xml"`, "og:url"},
		{&view.Home{Page: view.Page{Site: site, Feed: "/feed.xml"}}, `og:title" content="Bảng Vàng"`, "atom"},
		{&view.Terms{Page: view.Page{Site: site, Title: "Chủ đề"}}, `og:title" content="Chủ đề"`, "description"},
		{&view.Roll{Page: view.Page{Title: "Bảng vàng"}}, `content="website"`, "noindex"},
		{&view.Notice{Page: view.Page{Title: "404"}}, `og:title" content="404"`, "canonical"},
		{&view.Redirect{Page: view.Page{Title: "Cũ"}}, `og:title" content="Cũ"`, "DC."},
		{&view.Page{Title: "Tìm kiếm"}, `content="Tìm kiếm"`, "DC.creator"},
	} {
		out, err := metadataOf(tt.view)
		if err != nil || !strings.Contains(string(out), tt.has) || strings.Contains(string(out), tt.not) {
			t.Errorf("%T: %v\n%s\nhas no %s or has %s", tt.view, err, out, tt.has, tt.not)
		}
	}
	if _, err := metadataOf(view.Page{}); err == nil {
		t.Error("a value that is no pointer to a view has metadata")
	}
}

func TestMetadataWithoutAuthor(t *testing.T) {
	a := articleWithMetadata()
	a.Author, a.Source.URL = "", "https://haiphong.gov.vn/"
	out, _ := metadataOf(a)
	for _, want := range []string{`DC.creator" content="Ban Thi đua"`, `DC.source" content="https://haiphong.gov.vn/"`} {
		if !strings.Contains(string(out), want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	if regexp.MustCompile(`content=""|href=""`).MatchString(string(out)) {
		t.Errorf("an empty value in\n%s", out)
	}
}
