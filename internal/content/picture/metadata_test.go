package picture_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	"bangvang/internal/content/picture"
)

// gifBlock returns an extension block of a GIF.
func gifBlock(label byte, blocks ...string) string {
	out := string([]byte{'!', label})
	for _, b := range blocks {
		out += string([]byte{byte(len(b))}) + b
	}
	return out + "\x00"
}

// insert returns data with bytes at an offset.
func insert(data []byte, at int, bytes string) []byte {
	return []byte(string(data[:at]) + bytes + string(data[at:]))
}

// jpegPlants returns a JPEG with the secret in each kind of segment that does not draw, and after its end.
func jpegPlants(plain []byte) map[string][]byte {
	out := map[string][]byte{
		"after the end":          []byte(string(plain) + secret),
		"a second picture":       []byte(string(plain) + string(with(plain, segment(0xFE, secret)))),
		"between two segments":   insert(plain, 2, secret),
		"before the end":         insert(plain, len(plain)-2, segment(0xFE, secret)),
		"a comment after SOF":    insert(plain, bytes.Index(plain, []byte{0xFF, 0xC4}), segment(0xFE, secret)),
		"a thumbnail":            with(plain, segment(0xE0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01"+secret)),
		"a thumbnail of JFXX":    with(plain, segment(0xE0, "JFXX\x00\x10"+secret)),
		"Exif":                   with(plain, exif(1)),
		"Exif that turns":        with(plain, exif(6)),
		"a long Adobe segment":   with(plain, segment(0xEE, "Adobe\x00\x64\x00\x00\x00\x00\x01"+secret)),
		"a profile of no kind":   with(plain, segment(0xE2, "FPXR\x00"+secret)),
		"IPTC":                   with(plain, segment(0xED, "Photoshop 3.0\x008BIM"+secret)),
		"XMP that goes on":       with(plain, segment(0xE1, "http://ns.adobe.com/xmp/extension/\x00"+secret)),
		"an end within comments": with(plain, segment(0xFE, secret+"\xff\xd9")),
	}
	for mark := byte(0xE0); mark <= 0xEF; mark++ {
		out[fmt.Sprintf("APP%d", mark-0xE0)] = with(plain, segment(mark, secret))
	}
	for mark := byte(0xF0); mark <= 0xFD; mark++ {
		out[fmt.Sprintf("marker %X", mark)] = with(plain, segment(mark, secret))
	}
	for _, mark := range []byte{0x02, 0xBF, 0xC8, 0xDE, 0xDF} {
		out[fmt.Sprintf("marker %X", mark)] = with(plain, segment(mark, secret))
	}
	return out
}

// pngPlants returns the same of a PNG.
func pngPlants(plain []byte) map[string][]byte {
	out := map[string][]byte{"after the end": []byte(string(plain) + secret)}
	for _, name := range []string{"tEXt", "iTXt", "zTXt", "tIME", "eXIf", "sPLT", "hIST", "prVt", "vpAg", "caBX", "gAMA", "sRGB", "cHRM", "pHYs", "sBIT", "bKGD", "cICP"} {
		out[name] = within(plain, chunk(name, strings.Repeat(secret, 3)))
		out[name+" before the end"] = insert(plain, len(plain)-12, chunk(name, strings.Repeat(secret, 3)))
	}
	out["eXIf that turns"] = within(plain, chunk("eXIf", string(tiff(binary.LittleEndian, 6))))
	out["the name of a profile"] = within(plain, chunk("iCCP", secret+"\x00\x00x"))
	return out
}

// webpPlants returns the same of a WebP with a VP8X header.
func webpPlants(plain []byte) map[string][]byte {
	out := map[string][]byte{
		"after the end":      []byte(string(plain) + secret),
		"a padding byte":     nil,
		"a few odd bytes":    []byte(string(riff(string(plain[12:]), "abc")) + secret),
		"an odd name":        riff(string(plain[12:]), webpChunk("vp8 ", secret)),
		"two descriptions":   riff(string(plain[12:]), webpChunk("XMP ", secret), webpChunk("XMP ", secret)),
		"Exif that turns":    riff(string(plain[12:]), webpChunk("EXIF", "Exif\x00\x00"+string(tiff(binary.LittleEndian, 6)))),
		"before the picture": riff(webpChunk("VP8X", "\x0c\x00\x00\x00\x3f\x00\x00\x3f\x00\x00"), webpChunk("XYZ ", secret), string(plain[12:])),
	}
	delete(out, "a padding byte")
	for _, name := range []string{"EXIF", "XMP ", "META", "JUNK"} {
		out[name] = riff(string(plain[12:]), webpChunk(name, secret))
	}
	return out
}

// gifPlants returns the same of a GIF.
func gifPlants(plain []byte) map[string][]byte {
	head := 13
	if plain[10]&0x80 != 0 {
		head += 3 << (plain[10]&7 + 1)
	}
	out := map[string][]byte{
		"after the end":           []byte(string(plain) + secret),
		"without an end":          []byte(strings.TrimSuffix(string(plain), ";") + gifBlock(0xFE, secret)),
		"a comment before ;":      insert(plain, len(plain)-1, gifBlock(0xFE, secret, secret)),
		"a loop that goes on":     insert(plain, head, gifBlock(0xFF, "NETSCAPE2.0", "\x01\x00\x00", secret)),
		"a loop of another kind":  insert(plain, head, gifBlock(0xFF, "NETSCAPE2.0", "\x02"+secret)),
		"a control that goes on":  insert(plain, head, gifBlock(0xF9, "\x00\x00\x00\x00", secret)),
		"a control that is large": insert(plain, head, gifBlock(0xF9, "\x00\x00\x00\x00"+secret)),
		"a text":                  insert(plain, head, gifBlock(0x01, "012345678901", secret)),
	}
	for _, name := range []string{"XMP DataXMP", "ICCRGBG1012", "fractint   ", "ADOBE:IR1.0", "MGK8BIM0000"} {
		out[name] = insert(plain, head, gifBlock(0xFF, name, secret))
	}
	for _, label := range []byte{0x00, 0x02, 0xFE, 0xCE, 0x42} {
		out[fmt.Sprintf("extension %X", label)] = insert(plain, head, gifBlock(label, secret))
	}
	return out
}

// TestNothingButThePictureIsPublished plants a secret in each kind of segment that does not draw and after the end of
// pictures of each format, and takes them through each path: copied, scaled, turned, animated.
func TestNothingButThePictureIsPublished(t *testing.T) {
	photo, clear := gradient(64, 64), image.NewNRGBA(image.Rect(0, 0, 64, 64))
	clear.Set(3, 3, color.White)
	animated := file(t, "animated.webp")
	vp8x := webpChunk("VP8X", "\x00\x00\x00\x00\x3f\x00\x00\x3f\x00\x00")
	frame := webpChunk("ANMF", strings.Repeat("\x00", 16)+webpChunk("XMP ", secret)+webpChunk("JUNK", secret+"!"))
	plants := map[string]map[string][]byte{
		"jpeg":          jpegPlants(asJPEG(t, photo)),
		"progressive":   jpegPlants(file(t, "progressive.jpg")),
		"cmyk":          jpegPlants(file(t, "cmyk.jpg")),
		"png":           pngPlants(asPNG(t, photo)),
		"clear png":     pngPlants(asPNG(t, clear)),
		"animated png":  pngPlants(within(asPNG(t, photo), chunk("acTL", "\x00\x00\x00\x01\x00\x00\x00\x00"))),
		"webp":          webpPlants(riff(vp8x, string(file(t, "lossy.webp")[12:]))),
		"lossless webp": webpPlants(riff(vp8x, string(file(t, "lossless.webp")[12:]))),
		"animated webp": webpPlants(animated),
		"frames": {"chunks of a frame": riff(string(animated[12:]), frame),
			"a long header": riff(webpChunk("VP8X", "\x02\x00\x00\x00\x1f\x00\x00\x1f\x00\x00"+secret), string(animated[12:]))},
		"gif":          gifPlants(asGIF(t, 1)),
		"animated gif": gifPlants(asGIF(t, 3)),
	}
	ctx, tried := context.Background(), 0
	for format, all := range plants {
		for plant, data := range all {
			if !bytes.Contains(data, []byte(secret)) {
				t.Fatalf("%s, %s: no secret is planted", format, plant)
			}
			info, err := picture.Inspect(ctx, "a", data)
			if err != nil {
				continue // refused
			}
			tried++
			clean, _, err := picture.StripMetadata(ctx, data, info)
			if err != nil {
				t.Errorf("%s, %s: %v", format, plant, err)
				continue
			}
			published := [][]byte{clean}
			for _, widths := range [][]int{nil, {64}, {20, 40}} {
				made, err := picture.Variants(ctx, data, info, widths)
				if err != nil {
					t.Logf("%s, %s: %v", format, plant, err)
				}
				for _, v := range made {
					published = append(published, v.Data)
				}
			}
			for i, p := range published {
				if bytes.Contains(p, []byte(secret)) {
					t.Errorf("%s, %s: published in file %d of %d", format, plant, i, len(published))
				}
			}
			again, err := picture.Inspect(ctx, "a", clean)
			if err != nil || again.Animated != info.Animated || again.Type != info.Type {
				t.Errorf("%s, %s: the clean picture is %+v, %v; the file was %+v", format, plant, again, err, info)
			}
			if twice, _, err := picture.StripMetadata(ctx, clean, again); err != nil || !bytes.Equal(twice, clean) {
				t.Errorf("%s, %s: cleaned twice, other bytes, %v", format, plant, err)
			}
		}
	}
	if tried < 150 {
		t.Errorf("only %d pictures were taken", tried)
	}
	t.Logf("%d pictures with a secret", tried)
}

// TestLoopOfGIF: an animated GIF goes on being repeated as often as before.
func TestLoopOfGIF(t *testing.T) {
	data := asGIF(t, 3)
	if !bytes.Contains(data, []byte("NETSCAPE2.0")) {
		t.Fatal("the GIF of this test has no loop")
	}
	clean, _, err := picture.StripMetadata(context.Background(), data, inspect(t, data))
	if err != nil || !bytes.Equal(clean, data) {
		t.Errorf("a GIF without metadata is changed, from %d to %d bytes, %v", len(data), len(clean), err)
	}
}

// TestCancelledPictures: no picture is read, decoded or scaled once the context is done.
func TestCancelledPictures(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	jpg, svg := asJPEG(t, gradient(64, 64)), []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)
	if _, err := picture.Variants(ctx, jpg, inspect(t, jpg), ladder); err != context.Canceled {
		t.Error(err)
	}
	if _, err := picture.Inspect(ctx, "a.svg", svg); err != context.Canceled {
		t.Error(err)
	}
	if _, _, err := picture.StripMetadata(ctx, svg, picture.Info{Type: picture.SVG}); err != context.Canceled {
		t.Error(err)
	}
}
