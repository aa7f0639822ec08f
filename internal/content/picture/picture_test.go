package picture_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"bangvang/internal/content/picture"
)

var ladder = []int{400, 800, 1200, 1600}

func TestInspect(t *testing.T) {
	alpha := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	opaque := asPNG(t, gradient(3, 2))
	for _, c := range []struct {
		name string
		data []byte
		want picture.Info
	}{
		{"jpeg", asJPEG(t, gradient(30, 20)), picture.Info{Width: 30, Height: 20, Type: picture.JPEG}},
		{"turned jpeg", with(asJPEG(t, gradient(30, 20)), exif(6)), picture.Info{Width: 20, Height: 30, Type: picture.JPEG}},
		{"one pixel", asJPEG(t, gradient(1, 1)), picture.Info{Width: 1, Height: 1, Type: picture.JPEG}},
		{"png", opaque, picture.Info{Width: 3, Height: 2, Type: picture.PNG}},
		{"png with alpha", asPNG(t, alpha), picture.Info{Width: 3, Height: 2, Type: picture.PNG, HasAlpha: true}},
		{"png with a transparent colour", within(opaque, chunk("tRNS", "\x00\x01\x00\x01\x00\x01")), picture.Info{Width: 3, Height: 2, Type: picture.PNG, HasAlpha: true}},
		{"turned png", within(opaque, chunk("eXIf", string(tiff(binary.LittleEndian, 8)))), picture.Info{Width: 2, Height: 3, Type: picture.PNG}},
		{"animated png", within(opaque, chunk("acTL", "\x00\x00\x00\x01\x00\x00\x00\x00")), picture.Info{Width: 3, Height: 2, Type: picture.PNG, Animated: true}},
		{"gif", asGIF(t, 1), picture.Info{Width: 30, Height: 20, Type: picture.GIF, HasAlpha: true}},
		{"animated gif", asGIF(t, 3), picture.Info{Width: 30, Height: 20, Type: picture.GIF, HasAlpha: true, Animated: true}},
		{"lossy webp", file(t, "lossy.webp"), picture.Info{Width: 64, Height: 64, Type: picture.WebP}},
		{"lossless webp", file(t, "lossless.webp"), picture.Info{Width: 64, Height: 64, Type: picture.WebP}},
		{"webp with alpha", file(t, "alpha.webp"), picture.Info{Width: 64, Height: 64, Type: picture.WebP, HasAlpha: true}},
		{"animated webp", file(t, "animated.webp"), picture.Info{Width: 32, Height: 32, Type: picture.WebP, Animated: true}},
		{"cmyk", file(t, "cmyk.jpg"), picture.Info{Width: 64, Height: 64, Type: picture.JPEG}},
		{"progressive", file(t, "progressive.jpg"), picture.Info{Width: 64, Height: 64, Type: picture.JPEG}},
	} {
		// The name has the extension of a PNG for all of them: the bytes decide.
		if got, err := picture.Inspect(context.Background(), "a.png", c.data); err != nil || got != c.want {
			t.Errorf("%s: %+v, %v; want %+v", c.name, got, err, c.want)
		}
	}
}

// sized returns a PNG whose header claims a size that its pixels do not have.
func sized(width, height int, depth, colour, interlace byte) []byte {
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(width)), uint32(height))
	header = append(header, depth, colour, 0, 0, interlace)
	return []byte("\x89PNG\r\n\x1a\n" + chunk("IHDR", string(header)) + chunk("IDAT", "") + chunk("IEND", ""))
}

// framed returns a JPEG with its own frame header and many scans.
func framed(marker byte, width, height int, components string, scans int) []byte {
	frame := string([]byte{8, byte(height >> 8), byte(height), byte(width >> 8), byte(width), byte(len(components) / 3)})
	return []byte("\xff\xd8" + segment(marker, frame+components) + strings.Repeat(segment(0xDA, "\x01\x01\x00\x00\x3f\x00"), scans) + "\xff\xd9")
}

func TestInspectRefuses(t *testing.T) {
	jpg, pic, web := asJPEG(t, gradient(30, 20)), asPNG(t, gradient(30, 20)), file(t, "lossy.webp")
	large := string([]byte{0x10, 0, 0, 0, 0x3F, 0x9C, 0, 0x3F, 0x9C, 0})
	for _, c := range []struct {
		name  string
		data  []byte
		fault picture.Fault
		says  string
	}{
		{"a.png", sized(60_000, 60_000, 8, 2, 0), picture.ErrTooLarge, "60000 × 60000"},
		{"a.png", sized(20_001, 1, 8, 2, 0), picture.ErrTooLarge, "20001"},
		{"a.png", sized(1, 20_001, 8, 2, 0), picture.ErrTooLarge, "20001"},
		{"a.png", sized(7_072, 7_071, 8, 0, 0), picture.ErrTooLarge, "7072 × 7071"},
		{"a.png", sized(7_000, 7_000, 16, 6, 1), picture.ErrTooLarge, "MB"},
		{"a.png", sized(0, 5, 8, 2, 0), picture.ErrBroken, ""},
		{"a.jpg", framed(0xC2, 7_000, 7_000, "\x01\x11\x00\x02\x11\x00\x03\x11\x00", 1), picture.ErrTooLarge, "MB"},
		{"a.jpg", framed(0xC2, 70, 70, "\x01\x22\x00\x02\x11\x00\x03\x11\x00", 101), picture.ErrTooLarge, "scans"},
		{"a.jpg", framed(0xC0, 65_000, 65_000, "\x01\x11\x00", 1), picture.ErrTooLarge, "65000 × 65000"},
		{"a.webp", riff(webpChunk("VP8X", large)), picture.ErrTooLarge, "40000 × 40000"},
		{"a.gif", append([]byte("GIF89a\xff\xff\xff\xff\x00\x00\x00"), ';'), picture.ErrTooLarge, "65535 × 65535"},
		{"a.jpg", make([]byte, picture.MaxBytes+1), picture.ErrTooLarge, "MB"},
		{"a.svg", make([]byte, picture.MaxBytes+1), picture.ErrTooLarge, "MB"},
		{"a.jpg", nil, picture.ErrBroken, "empty"},
		{"a.jpg", []byte("GIF89a"), picture.ErrBroken, "cut off"},
		{"a.jpg", []byte("<html>"), picture.ErrBroken, "not a JPEG"},
		{"a.png", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), picture.ErrBroken, "not a JPEG"},
		{"a.jpg", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), picture.ErrBroken, "HEIC"},
		{"a.jpg", jpg[:len(jpg)-2], picture.ErrBroken, "cut off"},
		{"a.jpg", jpg[:100], picture.ErrBroken, "cut off"},
		{"a.jpg", []byte("\xff\xd8\xff\xe0\x00\x01"), picture.ErrBroken, ""},
		{"a.png", pic[:len(pic)-5], picture.ErrBroken, "cut off"},
		{"a.png", pic[:20], picture.ErrBroken, "cut off"},
		{"a.webp", web[:len(web)-20], picture.ErrBroken, ""},
		{"a.webp", web[:16], picture.ErrBroken, ""},
		{"a.gif", asGIF(t, 1)[:25], picture.ErrBroken, "cut off"},
	} {
		info, err := picture.Inspect(context.Background(), c.name, c.data)
		var e *picture.Error
		if !errors.As(err, &e) || !errors.Is(err, c.fault) || !strings.Contains(e.Detail, c.says) || info != (picture.Info{}) {
			t.Errorf("%s %.20q…: %+v, %v; want %s: %s", c.name, c.data, info, err, c.fault, c.says)
		}
	}
}

func TestInspectTakesTheLargest(t *testing.T) {
	for _, data := range [][]byte{
		sized(7_071, 7_071, 16, 6, 0), sized(20_000, 2_500, 8, 6, 0), sized(7_000, 7_000, 8, 6, 1),
		framed(0xC0, 7_071, 7_071, "\x01\x22\x00\x02\x11\x00\x03\x11\x00\x04\x22\x00", 1),
		framed(0xC2, 7_071, 7_071, "\x01\x22\x00\x02\x11\x00\x03\x11\x00", 100),
	} {
		if _, err := picture.Inspect(context.Background(), "a", data); err != nil {
			t.Errorf("%.30q: %v", data, err)
		}
	}
}

func TestVariantsOfTruncatedPixels(t *testing.T) {
	pic := asPNG(t, gradient(300, 200))
	cut := bytes.Clone(pic)
	copy(cut[200:], make([]byte, 50)) // all chunks are there, the pixels are not
	jpg := asJPEG(t, gradient(300, 200))
	for _, data := range [][]byte{cut, append(bytes.Clone(jpg[:len(jpg)/2]), 0xFF, 0xD9)} {
		out, err := picture.Variants(context.Background(), data, inspect(t, data), ladder)
		if !errors.Is(err, picture.ErrBroken) || out != nil {
			t.Errorf("%d variants, %v", len(out), err)
		}
	}
}

func TestOrientation(t *testing.T) {
	for orientation := 1; orientation <= 8; orientation++ {
		img := charted(240, 162, orientation)
		for name, data := range map[string][]byte{
			"jpeg": with(asJPEG(t, img), exif(orientation)),
			"png":  within(asPNG(t, img), chunk("eXIf", string(tiff(binary.LittleEndian, orientation)))),
		} {
			t.Run(fmt.Sprint(name, orientation), func(t *testing.T) {
				out := variants(t, data, 61, 120, 1600)
				var sizes []int
				for _, v := range out {
					sizes = append(sizes, v.Width, v.Height)
					showsChart(t, decoded(t, v), 12)
				}
				if want := []int{61, 41, 120, 81, 240, 162}; !slices.Equal(sizes, want) {
					t.Errorf("sizes %v, want %v", sizes, want)
				}
			})
		}
	}
}

func TestLadder(t *testing.T) {
	for _, c := range []struct {
		width        int
		widths, want []int
	}{
		{4000, ladder, []int{400, 800, 1200, 1600}},
		{1600, ladder, []int{400, 800, 1200, 1600}},
		{1300, ladder, []int{400, 800, 1300}}, // 1200 is within a tenth
		{880, ladder, []int{400, 880}},
		{900, ladder, []int{400, 800, 900}},
		{300, ladder, []int{300}},
		{1, ladder, []int{1}},
		{500, nil, []int{500}},
		{500, []int{0, -3}, []int{500}},
		{500, []int{200, 100, 200, 95}, []int{100, 200}},
	} {
		var got []int
		for _, v := range variants(t, asJPEG(t, image.NewGray(image.Rect(0, 0, c.width, 20))), c.widths...) {
			got = append(got, v.Width)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d in %v: %v, want %v", c.width, c.widths, got, c.want)
		}
	}
}

// TestDrawing: fine lines in two colours compress well unscaled; blurred by scaling they do not.
func TestDrawing(t *testing.T) {
	img := image.NewPaletted(image.Rect(0, 0, 1200, 300), color.Palette{color.White, chart[2]})
	for i := range img.Pix {
		img.Pix[i] = uint8((i%1200 + i/1200) % 5 / 4)
	}
	data := asPNG(t, img)
	if out := variants(t, data, ladder...); len(out) != 1 || !bytes.Equal(out[0].Data, data) {
		t.Errorf("%d variants, the largest of %d bytes; want the original alone, of %d", len(out), len(last(out).Data), len(data))
	}
}

func TestMetadataOfJPEG(t *testing.T) {
	plain := asJPEG(t, gradient(300, 200))
	jfif := segment(0xE0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
	profile := segment(0xE2, "ICC_PROFILE\x00\x01\x01…")
	adobe := segment(0xEE, "Adobe\x00\x64\x00\x00\x00\x00\x01")
	kept := with(plain, jfif, profile, adobe)
	dirty := with(plain, jfif, exif(1), profile, segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+secret),
		segment(0xE2, "MPF\x00"+secret), segment(0xED, "Photoshop 3.0\x00"+secret), adobe, segment(0xFE, secret),
		segment(0xE0, "JFXX\x00"+secret), segment(0xE0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01"+secret))
	dirty = append(append(dirty, with(plain, exif(1))...), secret...) // the second picture and film of a telephone

	if got := last(variants(t, plain, ladder...)); &got.Data[0] != &plain[0] || len(got.Data) != len(plain) {
		t.Error("a picture without metadata is not copied byte for byte")
	}
	if got := last(variants(t, kept, ladder...)); !bytes.Equal(got.Data, kept) {
		t.Error("the profile was not kept")
	}
	if got := last(variants(t, dirty, ladder...)); !bytes.Equal(got.Data, kept) {
		t.Errorf("stripped to %d bytes, want %d", len(got.Data), len(kept))
	}
	for _, v := range variants(t, dirty, 100, 200) {
		if bytes.Contains(v.Data, []byte("ICC_PROFILE")) || bytes.Contains(v.Data, []byte("JFXX")) {
			t.Errorf("%d pixels: metadata survived", v.Width)
		}
	}
}

func last(v []picture.Variant) picture.Variant { return v[len(v)-1] }

func TestMetadataOfPNG(t *testing.T) {
	img := gradient(300, 200)
	img.SetRGBA(0, 0, color.RGBA{}) // transparent: it stays PNG
	plain := asPNG(t, img)
	dirty := within(plain, chunk("tEXt", "Comment\x00"+secret), chunk("iTXt", secret), chunk("zTXt", secret),
		chunk("tIME", "1234567"), chunk("eXIf", string(tiff(binary.BigEndian, 1))), chunk("prVt", secret), chunk("gAMA", "\x00\x00\xb1\x8f"))
	dirty = append(dirty, secret...)
	want := within(plain, chunk("gAMA", "\x00\x00\xb1\x8f"))
	if got := last(variants(t, dirty, ladder...)); got.Type != picture.PNG || !bytes.Equal(got.Data, want) {
		t.Errorf("stripped to %d bytes of %s, want %d", len(got.Data), got.Type, len(want))
	}
	if got := last(variants(t, plain, ladder...)); !bytes.Equal(got.Data, plain) {
		t.Error("a picture without metadata is not copied byte for byte")
	}
	variants(t, dirty, 100, 200)
}

func TestMetadataOfWebP(t *testing.T) {
	body := string(file(t, "lossy.webp")[12:])
	flags := func(f, side byte) string {
		return webpChunk("VP8X", string([]byte{f, 0, 0, 0, side - 1, 0, 0, side - 1, 0, 0}))
	}
	meta := webpChunk("EXIF", "Exif\x00\x00"+string(tiff(binary.LittleEndian, 1))) + webpChunk("XMP ", secret)
	for _, v := range variants(t, riff(flags(0x0C, 64), body, meta), 30, 1600) {
		showsChart(t, decoded(t, v), 8)
	}
	animated := file(t, "animated.webp")
	frames := string(animated[12+18:])
	dirty := append(riff(flags(0x0E, 32), frames, meta), secret...)
	want := riff(flags(0x02, 32), frames)
	if got := last(variants(t, dirty, 30, 1600)); got.Type != picture.WebP || !bytes.Equal(got.Data, want) {
		t.Errorf("stripped to %d bytes of %s, want %d", len(got.Data), got.Type, len(want))
	}
}

// TestFormats: every format preserves its colours and is converted to the documented one.
func TestFormats(t *testing.T) {
	gray := image.NewGray(image.Rect(0, 0, 64, 64))
	for i := range gray.Pix {
		gray.Pix[i] = byte(i * 7)
	}
	for _, c := range []struct {
		name, want string
		data       []byte
		chart      bool
	}{
		{"lossy.webp", picture.JPEG, file(t, "lossy.webp"), true},
		{"lossless.webp", picture.PNG, file(t, "lossless.webp"), true}, // four colours: PNG is smaller
		{"alpha.webp", picture.PNG, file(t, "alpha.webp"), false},
		{"animated.webp", picture.WebP, file(t, "animated.webp"), false},
		{"cmyk.jpg", picture.JPEG, file(t, "cmyk.jpg"), true},
		{"progressive.jpg", picture.JPEG, file(t, "progressive.jpg"), true},
		{"narrow-colour.jpg", picture.JPEG, file(t, "narrow-colour.jpg"), true},
		{"deep.png", picture.PNG, file(t, "deep.png"), true},
		{"gray.jpg", picture.JPEG, asJPEG(t, gray), false},
		{"photo.png", picture.JPEG, asPNG(t, noisy(64, 64)), false},
		{"flat.png", picture.PNG, asPNG(t, charted(64, 64, 1)), true},
		{"a.gif", picture.GIF, asGIF(t, 3), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, v := range variants(t, c.data, 32, 64) {
				if v.Type != c.want {
					t.Errorf("%d pixels: %s, want %s", v.Width, v.Type, c.want)
				}
				if c.chart {
					showsChart(t, decoded(t, v), 8)
				}
			}
		})
	}
}

// noisy returns a picture as a camera takes in the dark.
func noisy(width, height int) *image.RGBA {
	out, seed := gradient(width, height), uint32(1)
	for i := range out.Pix {
		seed = seed*1664525 + 1013904223
		if i%4 != 3 {
			out.Pix[i] = byte(int(out.Pix[i])*3/4 + int(seed>>26))
		}
	}
	return out
}

func TestTransparency(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 200, 100))
	for y := range 100 {
		for x := range 200 {
			img.SetNRGBA(x, y, color.NRGBA{0xA6, 0x19, 0x2E, uint8(x / 100 * 255)})
		}
	}
	for _, v := range variants(t, asPNG(t, img), 50, 1600) {
		out := decoded(t, v)
		clear := color.NRGBAModel.Convert(out.At(2, 2)).(color.NRGBA)
		solid := color.NRGBAModel.Convert(out.At(v.Width-2, 2)).(color.NRGBA)
		if v.Type != picture.PNG || clear.A != 0 || solid != (color.NRGBA{0xA6, 0x19, 0x2E, 255}) {
			t.Errorf("%d pixels: %s, %v, %v", v.Width, v.Type, clear, solid)
		}
	}
}

// rebuilt returns a small SVG as it is published.
func rebuilt(svg string) string {
	if _, root, found := strings.Cut(svg, "?>\n"); found {
		svg = root
	}
	return strings.ReplaceAll(svg, " ></svg>", "/>")
}

func TestSVG(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" `
	for svg, want := range map[string][2]int{
		head + `width="1200" height="675.4"/>`:             {1200, 675},
		head + `viewBox="0 0 40 30"/>`:                     {40, 30},
		head + `width="100%" viewBox="0,0 40,30"/>`:        {40, 30},
		head + `width="80px" viewBox="0 0 40 30"/>`:        {80, 60},
		head + `height="1in" viewBox="0 0 40 30"/>`:        {128, 96},
		head + `width="NaN" height="-4"/>`:                 {300, 150},
		"\ufeff<?xml version='1.0'?>\n" + head + `></svg>`: {300, 150},
	} {
		info, err := picture.Inspect(context.Background(), "a.SVG", []byte(svg))
		if want := (picture.Info{Width: want[0], Height: want[1], Type: picture.SVG, HasAlpha: true}); err != nil || info != want {
			t.Errorf("%s: %+v, %v; want %+v", svg, info, err, want)
		}
		out, err := picture.Variants(context.Background(), []byte(svg), info, ladder)
		if err != nil || len(out) != 1 || string(out[0].Data) != rebuilt(svg) || out[0].Ext != ".svg" || out[0].Width != info.Width {
			t.Errorf("%s: variants %+v, %v", svg, out, err)
		}
	}
	for svg, want := range map[string]picture.Fault{
		head + `width="1e9" height="1"/>`: picture.ErrTooLarge,
		head + `onload="x()"/>`:           picture.ErrActiveSVG,
		head:                              picture.ErrBroken,
		head + `/><svg`:                   picture.ErrBroken,
		``:                                picture.ErrBroken,
		`just text`:                       picture.ErrBroken,
		`<svg width="1" height="1"/>`:     picture.ErrBroken,
		`<html xmlns="http://www.w3.org/2000/svg"/>`: picture.ErrBroken,
	} {
		if _, err := picture.Inspect(context.Background(), "a.svg", []byte(svg)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %s", svg, err, want)
		}
	}
	_, err := picture.Inspect(context.Background(), "a.svg", []byte(head+">\n<script/></svg>"))
	var e *picture.Error
	if !errors.As(err, &e) || e.Detail != "<script>" || e.Offset != len(head)+2 {
		t.Errorf("%#v", err)
	}
}

func TestNameAndDeterminism(t *testing.T) {
	data := with(asJPEG(t, noisy(700, 500)), exif(6))
	first, second := variants(t, data, 100, 300, 480), variants(t, data, 100, 300, 480)
	names := map[string]bool{}
	for i := range first {
		a, b := picture.FileName("trao-co", first[i]), picture.FileName("trao-co", second[i])
		if a != b || !bytes.Equal(first[i].Data, second[i].Data) {
			t.Errorf("%s, %s: twice, two results", a, b)
		}
		names[a] = true
	}
	if len(names) != 3 {
		t.Errorf("names %v", names)
	}
	if got := picture.FileName("a", picture.Variant{Width: 400, Ext: ".jpg"}); got != "a-400-e3b0c442.jpg" {
		t.Error(got)
	}
}

func TestCard(t *testing.T) {
	data, err := picture.Card(picture.CardOptions{Title: "Trao cờ thi đua"})
	if err != nil {
		t.Fatal(err)
	}
	if info := inspect(t, data); info.Width != 1200 || info.Height != 630 || info.Type != picture.PNG {
		t.Errorf("%+v", info)
	}
}

func FuzzInspect(f *testing.F) {
	f.Add("a.jpg", with(asJPEG(f, gradient(9, 7)), exif(6)))
	f.Add("a.png", within(asPNG(f, gradient(9, 7)), chunk("eXIf", string(tiff(binary.LittleEndian, 8))), chunk("acTL", "")))
	f.Add("a.gif", asGIF(f, 2))
	for _, name := range []string{"lossy.webp", "alpha.webp", "animated.webp", "lossless.webp", "cmyk.jpg", "progressive.jpg", "deep.png"} {
		f.Add(name, file(f, name))
	}
	f.Add("a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><style>a{fill:url(#b)}</style></svg>`))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		info, err := picture.Inspect(context.Background(), name, data)
		if err != nil {
			var e *picture.Error
			if !errors.As(err, &e) || info != (picture.Info{}) {
				t.Fatalf("%+v, %v", info, err)
			}
			return
		}
		if info.Width < 1 || info.Height < 1 || info.Width*info.Height > picture.MaxPixels || info.Type == "" {
			t.Fatalf("%+v", info)
		}
	})
}

func FuzzVariants(f *testing.F) {
	f.Add(with(asJPEG(f, gradient(9, 7)), exif(6)))
	f.Add(within(asPNG(f, gradient(9, 7)), chunk("eXIf", string(tiff(binary.LittleEndian, 8)))))
	f.Add(asGIF(f, 2))
	for _, name := range []string{"lossy.webp", "alpha.webp", "animated.webp", "lossless.webp", "cmyk.jpg", "progressive.jpg", "narrow-colour.jpg", "deep.png"} {
		f.Add(file(f, name))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		info, err := picture.Inspect(context.Background(), "a", data)
		if err != nil || info.Width*info.Height > 1<<16 {
			return // large pictures take time and reveal nothing more
		}
		out, err := picture.Variants(context.Background(), data, info, []int{3, 8})
		if err != nil {
			return
		}
		for _, v := range out {
			got, err := picture.Inspect(context.Background(), "v"+v.Ext, v.Data)
			if err != nil || got.Width != v.Width || got.Height != v.Height {
				t.Fatalf("%+v: %+v, %v", info, got, err)
			}
		}
	})
}

// BenchmarkVariants scales 12 megapixels, the size of a telephone's picture, to four widths.
func BenchmarkVariants(b *testing.B) {
	for name, orientation := range map[string]int{"upright": 1, "turned": 6} {
		data := with(asJPEG(b, noisy(4000, 3000)), exif(orientation))
		b.Run(name, func(b *testing.B) {
			info := inspect(b, data)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := picture.Variants(context.Background(), data, info, ladder); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkInspect(b *testing.B) {
	data := with(asJPEG(b, noisy(4000, 3000)), exif(6))
	for b.Loop() {
		inspect(b, data)
	}
}
