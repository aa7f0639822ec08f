package picture_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"bangvang/internal/content/picture"
)

// secret is in all metadata that these tests write; no variant may contain it.
const secret = "21.0278N105.8342E"

// chart has the colours of the four quarters: top left, top right, bottom left, bottom right.
var chart = [4]color.RGBA{{0, 0, 0, 255}, {255, 255, 255, 255}, {0xA6, 0x19, 0x2E, 255}, {0xC2, 0x93, 0x1B, 255}}

// charted returns a chart that is upright in width × height pixels when displayed, stored as a camera with the
// given orientation would. Exif 2.32, 4.6.4 names the side where the first row and the first column are.
func charted(width, height, orientation int) *image.RGBA {
	sides := [9]string{1: "top left", 2: "top right", 3: "bottom right", 4: "bottom left",
		5: "left top", 6: "right top", 7: "right bottom", 8: "left bottom"}
	stored := image.Rect(0, 0, width, height)
	if orientation >= 5 {
		stored = image.Rect(0, 0, height, width)
	}
	out := image.NewRGBA(stored)
	place := func(side string, i int, x, y *int) {
		switch side {
		case "top":
			*y = i
		case "bottom":
			*y = height - 1 - i
		case "left":
			*x = i
		case "right":
			*x = width - 1 - i
		}
	}
	for row := range stored.Dy() {
		for column := range stored.Dx() {
			var x, y int
			first, second, _ := bytes.Cut([]byte(sides[orientation]), []byte(" "))
			place(string(first), row, &x, &y)
			place(string(second), column, &x, &y)
			out.SetRGBA(column, row, chart[y*2/height*2+x*2/width])
		}
	}
	return out
}

// gradient returns a picture that is smooth, as photographs are, with no two equal regions.
func gradient(width, height int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			out.SetRGBA(x, y, color.RGBA{uint8(x * 255 / width), uint8(y * 255 / height), uint8((x + y) * 255 / (width + height)), 255})
		}
	}
	return out
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asGIF(t testing.TB, frames int) []byte {
	t.Helper()
	var g gif.GIF
	for range frames {
		g.Image = append(g.Image, image.NewPaletted(image.Rect(0, 0, 30, 20), color.Palette{color.Black, color.Transparent}))
		g.Delay = append(g.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tiff returns EXIF data with an orientation and a description that contains the secret.
func tiff(order binary.AppendByteOrder, orientation int) []byte {
	out := []byte("MM")
	if order.String() == "LittleEndian" {
		out = []byte("II")
	}
	out = order.AppendUint16(out, 42)
	out = order.AppendUint32(out, 8)
	out = order.AppendUint16(out, 2)
	out = order.AppendUint32(order.AppendUint16(order.AppendUint16(out, 0x010E), 2), uint32(len(secret)))
	out = order.AppendUint32(out, 8+2+2*12+4)
	out = order.AppendUint32(order.AppendUint16(order.AppendUint16(out, 0x0112), 3), 1)
	out = order.AppendUint16(order.AppendUint16(out, uint16(orientation)), 0)
	return append(order.AppendUint32(out, 0), secret...)
}

// segment returns a JPEG segment.
func segment(marker byte, payload string) string {
	return string([]byte{0xFF, marker, byte((len(payload) + 2) >> 8), byte(len(payload) + 2)}) + payload
}

// with inserts segments after the first two bytes of a JPEG.
func with(jpg []byte, segments ...string) []byte {
	out := bytes.Clone(jpg[:2])
	for _, s := range segments {
		out = append(out, s...)
	}
	return append(out, jpg[2:]...)
}

func exif(orientation int) string {
	return segment(0xE1, "Exif\x00\x00"+string(tiff(binary.BigEndian, orientation)))
}

// chunk returns a PNG chunk.
func chunk(name, payload string) string {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(payload)))
	out = append(append(out, name...), payload...)
	return string(binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:])))
}

// within inserts chunks after the header of a PNG.
func within(pic []byte, chunks ...string) []byte {
	const header = 8 + 25
	out := bytes.Clone(pic[:header])
	for _, c := range chunks {
		out = append(out, c...)
	}
	return append(out, pic[header:]...)
}

// riff returns a WebP with the given chunks.
func riff(chunks ...string) []byte {
	out := []byte("RIFF\x00\x00\x00\x00WEBP")
	for _, c := range chunks {
		out = append(out, c...)
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

func webpChunk(name, payload string) string {
	out := string(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(payload)))) + payload
	if len(payload)%2 == 1 {
		out += "\x00"
	}
	return out
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func inspect(t testing.TB, data []byte) picture.Info {
	t.Helper()
	info, err := picture.Inspect(context.Background(), "a.jpg", data)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// variants returns the variants of data, after the checks that apply to every picture.
func variants(t testing.TB, data []byte, widths ...int) []picture.Variant {
	t.Helper()
	info := inspect(t, data)
	before := bytes.Clone(data)
	out, err := picture.Variants(context.Background(), data, info, widths)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, data) {
		t.Error("the original was written to")
	}
	if len(out) == 0 {
		t.Fatal("no variant")
	}
	for i, v := range out {
		if v.Width > info.Width || i > 0 && v.Width <= out[i-1].Width {
			t.Errorf("widths: %d after %v, of %d", v.Width, out[max(0, i-1)].Width, info.Width)
		}
		if i > 0 && len(v.Data) <= len(out[i-1].Data) {
			t.Errorf("%d pixels take %d bytes, %d take %d", v.Width, len(v.Data), out[i-1].Width, len(out[i-1].Data))
		}
		if bytes.Contains(v.Data, []byte(secret)) {
			t.Errorf("%d pixels: metadata survived", v.Width)
		}
		got, err := picture.Inspect(context.Background(), "v"+v.Ext, v.Data)
		if err != nil || got.Width != v.Width || got.Height != v.Height || got.Type != v.Type {
			t.Errorf("variant %d × %d %s is %+v, %v", v.Width, v.Height, v.Type, got, err)
		}
	}
	return out
}

func decoded(t testing.TB, v picture.Variant) image.Image {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(v.Data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// showsChart checks the middle of each quarter.
func showsChart(t *testing.T, img image.Image, tolerance int) {
	t.Helper()
	b := img.Bounds()
	for i, want := range chart {
		x, y := b.Min.X+b.Dx()*(1+i%2*2)/4, b.Min.Y+b.Dy()*(1+i/2*2)/4
		got := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
		if distance(got, want) > tolerance {
			t.Errorf("quarter %d is %v, want %v", i, got, want)
		}
	}
}

func distance(a, b color.RGBA) int {
	d := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
	return max(d(a.R, b.R), d(a.G, b.G), d(a.B, b.B), d(a.A, b.A))
}
