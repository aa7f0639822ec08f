package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

const short = "Trao cờ thi đua"

func drawn(t *testing.T, o Options) image.Image {
	t.Helper()
	data, err := Draw(o)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil || img.Bounds() != image.Rect(0, 0, Width, Height) {
		t.Fatal(img.Bounds(), err)
	}
	if len(data) > 64_000 {
		t.Errorf("%d bytes", len(data))
	}
	return img
}

// inked counts the pixels of a region that have one of the given colours.
func inked(img image.Image, r image.Rectangle, colour color.RGBA) int {
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if color.RGBAModel.Convert(img.At(x, y)) == colour {
				n++
			}
		}
	}
	return n
}

func TestFontHasAllOfVietnamese(t *testing.T) {
	f, err := sfnt.Parse(fontData)
	if err != nil {
		t.Fatal(err)
	}
	letters := "ĂăÂâĐđÊêÔôƠơƯưÀÁÃÈÉÌÍĨÒÓÕÙÚŨÝàáãèéìíĩòóõùúũý–—…“”‘’·₫0123456789"
	for r := 'Ạ'; r <= 'ỹ'; r++ {
		letters += string(r)
	}
	c := canvas{font: f}
	if got := c.supportedText(letters); got != letters {
		t.Errorf("known: %q, want %q", got, letters)
	}
	// Decomposed letters, controls, direction marks, emoji, other scripts, white space.
	if got, want := c.supportedText(" "+norm.NFD.String("Trường")+"\u202e\t\x00Đội 🎉  汉字 \n"), "Trường Đội"; got != want {
		t.Errorf("known: %q, want %q", got, want)
	}
}

func TestWhatIsOnACard(t *testing.T) {
	title, kicker, foot := image.Rect(margin, 165, Width, 530), image.Rect(margin+60, 70, Width, 125), image.Rect(margin, 545, Width, 610)
	full := drawn(t, Options{Title: short, Kicker: "Tin tức", Site: "Bảng vàng", Gold: 37})
	bare := drawn(t, Options{Title: short})
	for _, c := range []struct {
		what string
		img  image.Image
		r    image.Rectangle
		of   color.RGBA
		some bool
	}{
		{"title", full, title, ink, true}, {"title", bare, title, ink, true},
		{"kicker", full, kicker, red, true}, {"kicker", bare, kicker, red, false},
		{"site", full, foot, grey, true}, {"site", bare, foot, grey, false},
		{"number", full, kicker, gold, true}, {"number", bare, kicker, gold, false},
		{"star", bare, image.Rect(margin, 70, margin+60, 130), gold, true},
		{"rule", bare, image.Rect(0, 0, Width, 18), red, true},
		{"title", full, image.Rect(0, 20, margin-1, Height), ink, false},
		{"title", full, image.Rect(Width-margin+1, 20, Width, Height), ink, false},
	} {
		if n := inked(c.img, c.r, c.of); (n > 0) != c.some {
			t.Errorf("%s: %d pixels in %v", c.what, n, c.r)
		}
	}
}

func TestLongTitles(t *testing.T) {
	for _, title := range []string{
		strings.Repeat("Hội nghị tổng kết phong trào thi đua yêu nước ", 20),
		strings.Repeat("ẪỮỘ", 400),
		strings.Repeat("Ẫ ", 3000),
	} {
		img := drawn(t, Options{Title: title, Kicker: title, Site: title, Gold: 1 << 30})
		if n := inked(img, image.Rect(Width-margin+2, 20, Width, Height), ink) + inked(img, image.Rect(0, 500, Width, 536), ink); n > 0 {
			t.Errorf("%.20s…: %d pixels outside the title's place", title, n)
		}
	}
}

func TestNothingToShow(t *testing.T) {
	for _, title := range []string{"", " \n", "汉字", "🎉"} {
		if data, err := Draw(Options{Title: title, Site: "Bảng vàng"}); err == nil || data != nil {
			t.Errorf("%q: %d bytes", title, len(data))
		}
	}
}

func TestWrap(t *testing.T) {
	f, err := sfnt.Parse(fontData)
	if err != nil {
		t.Fatal(err)
	}
	c := canvas{font: f}
	face := c.face(80)
	text := "Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023 " + strings.Repeat("dài", 40)
	lines := wrap(measureWords(face, text), lineWidth)
	for _, line := range lines {
		if w := font.MeasureString(face, line).Ceil(); w > lineWidth+2 {
			t.Errorf("%q is %d pixels wide", line, w)
		}
	}
	if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll(text, " ", "") {
		t.Errorf("lost or gained letters: %q", got)
	}
	if got := c.truncate(face, "một hai, ba", font.MeasureString(face, "một hai, ba").Ceil()-1); got != "một hai…" {
		t.Errorf("cut: %q", got)
	}
}

func TestSameBytes(t *testing.T) {
	a, _ := Draw(Options{Title: short, Gold: 2})
	b, _ := Draw(Options{Title: short, Gold: 2})
	if !bytes.Equal(a, b) {
		t.Error("drawn twice, two results")
	}
}

func BenchmarkDraw(b *testing.B) {
	o := Options{"Quận Đồ Sơn tổng kết công tác thi đua, khen thưởng năm 2023", "Tin tức · Quận Đồ Sơn, Hải Phòng", "Bảng vàng", 37}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Draw(o); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTitleStaysAboveTheFoot draws titles of every length, with the letters that reach highest and lowest.
func TestTitleStaysAboveTheFoot(t *testing.T) {
	for n := 1; n <= 60; n++ {
		img := drawn(t, Options{Title: strings.Repeat("Ẫy Ỵg ", n), Kicker: "Tin tức"})
		if below := inked(img, image.Rect(0, ruleTop-8, Width, Height), ink); below > 0 {
			t.Errorf("%d words: the title reaches %d pixels into the foot", 2*n, below)
		}
		if above := inked(img, image.Rect(0, 0, Width, 130), ink); above > 0 {
			t.Errorf("%d words: the title reaches %d pixels into the line above it", 2*n, above)
		}
	}
}
