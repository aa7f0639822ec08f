package web

import (
	"fmt"
	"strconv"
	"strings"
)

// story is an article in the words of a test; portals write it in their structures.
type story struct {
	title, sapo, date, author, photo, caption string
	text                                      []string
}

// stories returns articles that differ in all of their parts.
func stories(n int) (out []story) {
	what := []string{"phát động thi đua lập thành tích", "sơ kết phong trào trồng cây", "tuyên dương gương người tốt", "trao Giấy khen cho học sinh giỏi",
		"gặp mặt cựu chiến binh tiêu biểu", "tổng kết cuộc vận động hiến đất làm đường", "biểu dương thợ giỏi làng nghề"}
	where := []string{"Xã Suối Mây", "Phường Bến Lá", "Trường Tiểu học Hoa Gạo", "Hợp tác xã Đồng Sương", "Thị trấn Cầu Ngói"}
	who := []string{"Lý Thu Hà", "Hoàng Văn Bách", "Phan Thị Sen", "Đỗ Quang Lịch"}
	for i := range n {
		place, event := where[i%len(where)], what[i%len(what)]
		s := story{
			title:   fmt.Sprintf("%s %s đợt %d", place, event, i+1),
			sapo:    fmt.Sprintf("Chiều %d/%d, %s họp mặt, %s; đông đủ bà con các thôn cùng dự và góp ý cho kế hoạch năm tới.", i%27+1, i%12+1, place, event),
			date:    fmt.Sprintf("%02d/%02d/%d", i%27+1, i%12+1, 2015+i%10),
			author:  who[i%len(who)],
			photo:   fmt.Sprintf("anh-%d.jpg", i),
			caption: fmt.Sprintf("Bà con %s nhận phần thưởng lần %d", place, i+1),
		}
		for j := range 3 + i%3 {
			s.text = append(s.text, fmt.Sprintf("Ở phần %d, người dẫn chương trình nhắc lại việc làm của %d tổ tự quản, nêu cách giữ đường làng sạch, rồi mời %s kể chuyện của mình; ai cũng vui.", j+1, i+j+2, place))
		}
		out = append(out, s)
	}
	return out
}

const menu = `<ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu chung về địa phương</a></li><li><a href="/tt">Tin tức trong ngày của xã</a></li></ul>`

// related is a list of other articles with days of their own; tests look for its words in the text.
func related(i int) string {
	var out strings.Builder
	for j := range 6 {
		fmt.Fprintf(&out, `<li><a href="/bai-%d.html">Mẩu tin phụ số %d-%d: đoàn xe đưa bà con đi khám sức khỏe định kỳ</a> <span class="date">0%d/02/2001</span></li>`, j, i, j, j+1)
	}
	return "<ul>" + out.String() + "</ul>"
}

const foot = `<p>Trang tin điện tử. Giấy phép số 45/GP ngày 02/03/2004. Điện thoại: 0000. Ghi rõ nguồn khi dùng lại.</p>`

// portals are structures of old portals, unlike each other, each with an article in it.
var portals = map[string]func(i int, s story) string{
	"tin-tuc": func(i int, s story) string { // names of their own for all parts
		return `<html><head><title>Cổng thông tin xã Suối Mây</title><link rel="canonical" href="https://suoimay.example/tin/bai-` + strconv.Itoa(i) + `.html"></head><body>
<div class="head">` + menu + `<span class="today">Hôm nay: 30/11/2026</span></div><div class="khung"><h1 class="logo">CỔNG THÔNG TIN ĐIỆN TỬ XÃ SUỐI MÂY</h1>
<div class="chitiet"><h2 class="tieude">` + s.title + `</h2><p class="ngaydang">Ngày đăng: ` + s.date + ` | 08:15</p><p class="tomtat">` + s.sapo + `</p>
<div class="noidung"><p>` + strings.Join(s.text, "</p><p>") + `</p><p><img src="/img/` + s.photo + `"></p><p class="chuthich">` + s.caption + `</p></div>
<p class="tacgia">Tác giả: ` + s.author + `</p></div><div class="tinkhac"><h3>Tin khác</h3>` + related(i) + `</div></div><div class="chan">` + foot + `</div></body></html>`
	},
	"asp": func(i int, s story) string { // tables for layout, nothing but the title named, text between line breaks
		return `<HTML><HEAD><TITLE>UBND Phường Bến Lá &gt; Tin hoạt động</TITLE></HEAD><BODY><TABLE width=980><TR><TD colspan=2>` + menu + `</TD></TR>
<TR><TD width=700><span id="ctl00_lblTieuDe">` + s.title + `</span><br><span id="ctl00_lblNgay">(Cập nhật: ` + s.date + ` 4:35:00 CH)</span><br><b>` + s.sapo + `</b><br><br>
<font face=Arial size=2>` + strings.Join(s.text, "<br><br>") + `<br><center><img src="../Uploads/` + s.photo + `" width=480><br><i>` + s.caption + `</i></center><br>
<div align=right><b>` + s.author + `</b></div></font><br><b>Các tin đã đưa:</b>` + related(i) + `</TD><TD width=280>` + related(i+1) + `</TD></TR></TABLE>` + foot + `</BODY></HTML>`
	},
	"blog": func(i int, s story) string { // marks for search engines, pictures that load late
		return `<!doctype html><html><head><title>` + s.title + ` | Trường Tiểu học Hoa Gạo</title><meta property="og:site_name" content="Trường Tiểu học Hoa Gạo">
<meta property="og:title" content="` + s.title + `"><meta property="og:url" content="https://hoagao.example/?p=` + strconv.Itoa(100+i) + `"></head><body><header>` + menu + `</header>
<main><article><h1 class="entry-title">` + s.title + `</h1><div class="entry-meta"><a href="#">` + wordDate(s.date) + `</a></div><div class="entry-content"><p><strong>` + s.sapo + `</strong></p>
<p>` + strings.Join(s.text, "</p>\n<p>") + `</p><figure><img class="lazy" src="data:image/gif;base64,R0lGOD" data-src="https://hoagao.example/up/` + strings.Replace(s.photo, ".jpg", "-640x480.jpg", 1) + `"><figcaption>` + s.caption + `</figcaption></figure>
<p>Bài, ảnh: ` + s.author + `</p></div><div class="social-share">Chia sẻ: <a href="#">Facebook</a></div></article></main><aside>` + related(i) + `</aside><footer>` + foot + `</footer></body></html>`
	},
	"div": func(i int, s story) string { // classes without meaning
		return `<html><head><title>Hợp tác xã Đồng Sương</title></head><body><div class="a1">` + menu + `</div><div class="b2"><div class="c3">` + s.title + `</div><div class="c4">Thứ Tư, ` + s.date + ` 16:35</div>
<div class="c5"><div>` + s.sapo + `</div><div>` + strings.Join(s.text, "</div><div>") + `</div><div style="text-align:center"><img src="bai_files/` + s.photo + `"></div><div style="text-align:center">` + s.caption + `</div>
<div style="text-align: right">` + s.author + `</div></div><div class="c6">Chia sẻ bài này lên mạng xã hội để nhiều người biết hơn</div><div class="c7">` + related(i) + `</div></div>` + foot + `</body></html>`
	},
	"news": func(i int, s story) string { // a paper: pictures in tables, JSON-LD
		d := strings.Split(s.date, "/")
		return `<html><head><title>` + s.title + ` - Báo Cầu Ngói</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Báo Cầu Ngói"},{"@type":"NewsArticle","headline":"` + s.title + `","datePublished":"` + d[2] + "-" + d[1] + "-" + d[0] + `T01:20:00Z","author":[{"@type":"Person","name":"` + s.author + `"}]}]}</script></head><body><nav>` + menu + `</nav>
<div class="detail"><h1 class="detail-title">` + s.title + `</h1><div class="detail-time">` + s.date + ` 08:20 (GMT+7)</div><h2 class="detail-sapo">` + s.sapo + `</h2><div class="detail-body"><p>` + s.text[0] + `</p>
<table class="picture"><tbody><tr><td class="pic"><img src="https://cdn.example/` + s.photo + `"></td></tr><tr><td class="cap"><p>` + s.caption + `. Ảnh: ` + s.author + `</p></td></tr></tbody></table><p>` + strings.Join(s.text[1:], "</p><p>") + `</p>
<div class="box-tinlienquan">` + related(i) + `</div></div></div><div class="footer">` + foot + `</div></body></html>`
	},
}

// wordDate returns “12 Tháng Mười Một, 2025” for 12/11/2025.
func wordDate(date string) string {
	names := []string{"Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai"}
	var d, m, y int
	_, _ = fmt.Sscanf(date, "%d/%d/%d", &d, &m, &y)
	return fmt.Sprintf("%d Tháng %s, %d", d, names[m-1], y)
}
