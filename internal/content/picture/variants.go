package picture

import (
	"bufio"
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"image/png"
	"math"
	"slices"

	"bangvang/internal/content/picture/card"
	"bangvang/internal/par"
)

// Variants returns the picture in some of the given widths, in pixels and in any order, narrowest first; never
// enlarged. The largest has the width of the picture or, if that is wider, the largest of widths; without widths, or if
// all are larger than the picture, its own width. For example, a picture of 1300 pixels with the widths 400, 800, 1200
// and 1600 gives 400, 800 and 1300; 1200 is within a tenth of 1300. There is always at least one variant. A GIF, an SVG
// or an animated picture has one, in its own size.
//
// info is the result of [Inspect] for data. Callers must not change the bytes of a variant, which may be data itself.
// The error is an *[Error] or that of ctx. The package documentation has all rules.
func Variants(ctx context.Context, data []byte, info Info, widths []int) ([]Variant, error) {
	if info.Type == SVG {
		info, clean, err := rebuildSVG(ctx, data)
		if err != nil {
			return nil, err
		}
		return []Variant{newVariant(info, SVG, clean)}, nil
	}
	h, err := readHeader(data)
	if err != nil {
		return nil, err
	}
	if h.Type == GIF || h.Animated {
		return []Variant{newVariant(h.Info, h.Type, h.strip(data))}, nil
	}
	img, err := decode(ctx, data)
	if err != nil {
		return nil, err
	}
	sizes := variantWidths(h.Width, widths)
	photo := h.Type == JPEG || isYCbCr(img)
	var out []Variant
	for i, width := range sizes {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		height := max(1, int(math.Round(float64(h.Height)*float64(width)/float64(h.Width))))
		size := Info{Width: width, Height: height}
		keep := width == h.Width && h.orientation == 1
		if keep && h.Type == JPEG {
			out = append(out, newVariant(size, JPEG, h.strip(data)))
			continue
		}
		scaled := resize(img, width, height, h.orientation)
		var own []byte
		if keep && h.Type == PNG {
			own = h.strip(data)
		}
		if v := encode(scaled, size, photo, own); i == 0 || len(v.Data) < len(out[len(out)-1].Data) {
			out = append(out, v)
		}
		if i == 0 { // the smaller ones are scaled from the largest, which is already rotated
			img, h.orientation = scaled, 1
		}
	}
	slices.Reverse(out)
	return out, nil
}

// StripMetadata returns the picture without its metadata, without decoding or encoding pixels; data itself when it has
// none. turned reports whether the removed metadata would have made a browser rotate the picture, so that clean may
// appear lying on its side. An SVG picture is written anew. info is the result of [Inspect] for data. The error is an
// *[Error] or that of ctx.
func StripMetadata(ctx context.Context, data []byte, info Info) (clean []byte, turned bool, err error) {
	if info.Type == SVG {
		_, clean, err = rebuildSVG(ctx, data)
		return clean, false, err
	}
	h, err := readHeader(data)
	if err != nil {
		return nil, false, err
	}
	return h.strip(data), h.orientation != 1, nil
}

// DecodeMemory returns how many bytes [Variants] allocates at most to decode the picture, in addition to its largest
// variant; 0 for a picture that is copied or written anew, and for one that is broken.
func DecodeMemory(data []byte, info Info) int64 {
	h, err := readHeader(data)
	if err != nil || h.Type == GIF || h.Animated {
		return 0
	}
	return h.memory
}

// newVariant returns a variant with the extension of its format.
func newVariant(size Info, format string, data []byte) Variant {
	return Variant{size.Width, size.Height, format, extensions[format], data}
}

// variantWidths returns the widths of the variants of a picture of the given width, widest first. For example, a
// picture of 1300 pixels and the widths 400, 800, 1200 and 1600 give 1300, 800 and 400: 1200 is within a tenth of 1300.
func variantWidths(width int, widths []int) []int {
	wanted := slices.DeleteFunc(slices.Clone(widths), func(w int) bool { return w <= 0 })
	slices.Sort(wanted)
	if n := len(wanted); n > 0 {
		width = min(width, wanted[n-1])
	}
	out := []int{width}
	for _, w := range slices.Backward(wanted) {
		if w*10 <= out[len(out)-1]*9 {
			out = append(out, w)
		}
	}
	return out
}

// decode decodes the pixels of a picture.
func decode(ctx context.Context, data []byte) (image.Image, error) {
	img, format, err := image.Decode(bufio.NewReader(par.Reader(ctx, bytes.NewReader(data))))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, decodeError(err)
	}
	if format == "webp" {
		expandRange(img)
	}
	return img, nil
}

// expandRange maps the samples of a lossy WebP, which use the range of television (16 to 235, 16 to 240),
// to the full range that image.YCbCr expects. x/image/webp does not: golang/go#40173.
func expandRange(img image.Image) {
	var m *image.YCbCr
	switch img := img.(type) {
	case *image.YCbCr:
		m = img
	case *image.NYCbCrA:
		m = &img.YCbCr
	default:
		return
	}
	var luma, colour [256]byte
	for i := range 256 {
		luma[i] = byte(min(max(((i-16)*255+109)/219, 0), 255))
		colour[i] = byte(min(max(128+int(math.Round(float64(i-128)*255/224)), 0), 255))
	}
	for i, v := range m.Y {
		m.Y[i] = luma[v]
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = colour[m.Cb[i]], colour[m.Cr[i]]
	}
}

// isYCbCr reports whether a decoded picture has luma and chroma planes, as photographs do.
func isYCbCr(img image.Image) bool {
	_, ok := img.(*image.YCbCr)
	return ok
}

// encode encodes a photograph as JPEG, a picture with transparency as PNG, and any other as the smaller of the two.
// own is the original as PNG if it has this size, otherwise nil.
func encode(img image.Image, size Info, photo bool, own []byte) Variant {
	// Neither encoder fails: the sizes are within their limits and a buffer takes everything.
	var asJPEG, asPNG bytes.Buffer
	rgba, _ := img.(*image.RGBA)
	opaque := rgba == nil || rgba.Opaque()
	if opaque {
		_ = jpeg.Encode(&asJPEG, img, &jpeg.Options{Quality: Quality})
	}
	if photo {
		return newVariant(size, JPEG, asJPEG.Bytes())
	}
	if own == nil {
		_ = png.Encode(&asPNG, img)
		own = asPNG.Bytes()
	}
	if opaque && asJPEG.Len() < len(own) {
		return newVariant(size, JPEG, asJPEG.Bytes())
	}
	return newVariant(size, PNG, own)
}

// Card returns the bytes of a share card, a PNG of 1200 × 630 pixels; package card documents its layout. It fails only
// if the font of the card has none of the characters of the title; the error is then no *[Error].
func Card(o CardOptions) ([]byte, error) { return card.Draw(o) }
