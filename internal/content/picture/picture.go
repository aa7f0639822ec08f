package picture

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"image"
	_ "image/gif" // register the formats that are decoded
	_ "image/jpeg"
	_ "image/png"
	"path"
	"strings"

	_ "golang.org/x/image/webp"

	"bangvang/internal/content/picture/svg"
)

// Error returns the description of the fault, in English.
func (f Fault) Error() string { return string(f) }

// Error returns the fault and its detail, in English: “too large a picture: 60000 × 60000”.
func (e *Error) Error() string { return string(e.Fault) + ": " + e.Detail }

// Unwrap returns the fault, so that errors.Is(err, [ErrBroken]) works.
func (e *Error) Unwrap() error { return e.Fault }

// broken returns an [ErrBroken] with a formatted detail.
func broken(format string, args ...any) error {
	return &Error{Fault: ErrBroken, Detail: fmt.Sprintf(format, args...)}
}

// tooLarge returns an [ErrTooLarge] with a formatted detail.
func tooLarge(format string, args ...any) error {
	return &Error{Fault: ErrTooLarge, Detail: fmt.Sprintf(format, args...)}
}

// Inspect returns the size and format of a picture, data. The first bytes decide the format, not the name, which only
// says whether other bytes are SVG (“.svg”): that is read in full, and refused if it does more than draw. The error is an
// *[Error] or that of ctx; the Info is then of no use. A picture that passes may still prove to be broken when [Variants]
// decodes it.
func Inspect(ctx context.Context, name string, data []byte) (Info, error) {
	if detectType(data) == "" && strings.EqualFold(path.Ext(name), ".svg") {
		info, _, err := rebuildSVG(ctx, data)
		return info, err
	}
	h, err := readHeader(data)
	return h.Info, err
}

// rebuildSVG reads all of an SVG picture and writes it anew.
func rebuildSVG(ctx context.Context, data []byte) (Info, []byte, error) {
	if len(data) > MaxBytes {
		return Info{}, nil, tooLarge("%d MB", len(data)>>20)
	}
	p, trouble, err := svg.Rebuild(ctx, data)
	switch {
	case err != nil:
		return Info{}, nil, err
	case trouble != nil && trouble.Active:
		return Info{}, nil, &Error{ErrActiveSVG, trouble.Detail, trouble.Offset}
	case trouble != nil:
		return Info{}, nil, &Error{ErrBroken, trouble.Detail, trouble.Offset}
	}
	info := Info{Width: p.Width, Height: p.Height, Type: SVG, HasAlpha: true}
	return info, p.Data, info.checkSize()
}

// FileName returns the file name of a variant: base, its width, eight hexadecimal digits of the SHA-256 of its bytes,
// and its extension, e.g. "co-800-1a2b3c4d.jpg". Two variants of one name have the same bytes. base is not escaped.
func FileName(base string, v Variant) string {
	sum := sha256.Sum256(v.Data)
	return fmt.Sprintf("%s-%d-%x%s", base, v.Width, sum[:4], v.Ext)
}

// header is the content of a file before its pixels.
type header struct {
	Info
	orientation int    // as in EXIF, 1 to 8
	memory      int64  // bytes that decoding allocates
	spans       []span // of the file: everything except metadata
}

// span is a range of bytes of a file, or bytes that take their place.
type span struct {
	from, to int
	instead  []byte
}

// addSpan adds data[from:to] to the spans to copy. It joins neighbours, so that a file without metadata is one span.
func (h *header) addSpan(from, to int) {
	if n := len(h.spans); n > 0 && h.spans[n-1].to == from && h.spans[n-1].instead == nil {
		h.spans[n-1].to = to
		return
	}
	h.spans = append(h.spans, span{from: from, to: to})
}

// addInstead adds bytes that replace a part of the file.
func (h *header) addInstead(bytes []byte) { h.spans = append(h.spans, span{-1, -1, bytes}) }

// strip returns the picture without its metadata; data itself when it has none.
func (h *header) strip(data []byte) []byte {
	if len(h.spans) == 1 && h.spans[0].from == 0 && h.spans[0].to == len(data) {
		return data
	}
	var out []byte
	for _, s := range h.spans {
		if s.instead != nil {
			out = append(out, s.instead...)
			continue
		}
		out = append(out, data[s.from:s.to]...)
	}
	if h.Type == WebP {
		fixWebPHeader(out)
	}
	return out
}

// detectType returns the format of a file by its first bytes, "" when it is not one of the five.
func detectType(data []byte) string {
	for _, m := range []struct{ magic, format string }{
		{"\xff\xd8\xff", JPEG}, {"\x89PNG\r\n\x1a\n", PNG}, {"GIF87a", GIF}, {"GIF89a", GIF},
	} {
		if bytes.HasPrefix(data, []byte(m.magic)) {
			return m.format
		}
	}
	if len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return WebP
	}
	return ""
}

// readHeader reads the header of a picture that is not an SVG, and checks it against the limits.
func readHeader(data []byte) (h header, err error) {
	if len(data) > MaxBytes {
		return header{}, tooLarge("%d MB", len(data)>>20)
	}
	h = header{Info: Info{Type: detectType(data)}, orientation: 1}
	if h.Type == "" {
		return header{}, unknownFormat(data)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return header{}, decodeError(err)
	}
	h.Width, h.Height = c.Width, c.Height
	if err := h.checkSize(); err != nil {
		return header{}, err
	}
	switch h.Type {
	case JPEG:
		err = h.readJPEG(data)
	case PNG:
		err = h.readPNG(data)
	case WebP:
		err = h.readWebP(data)
	case GIF:
		err = h.readGIF(data)
	}
	if err != nil {
		return header{}, err
	}
	if h.memory > MaxMemory {
		return header{}, tooLarge("%d × %d, %d MB", h.Width, h.Height, h.memory>>20)
	}
	if h.Animated {
		h.orientation = 1 // it is copied, without the metadata that would rotate it
	}
	if h.orientation >= 5 {
		h.Width, h.Height = h.Height, h.Width
	}
	return h, nil
}

// checkSize returns an error when the picture has no pixels or too many.
func (i Info) checkSize() error {
	if i.Width <= 0 || i.Height <= 0 {
		return broken("%d × %d", i.Width, i.Height)
	}
	if i.Width > MaxSide || i.Height > MaxSide || i.Width*i.Height > MaxPixels {
		return tooLarge("%d × %d", i.Width, i.Height)
	}
	return nil
}

// unknownFormat returns the error for a file that is not a picture of a known format. Telephones write HEIC, which
// browsers cannot show, so the detail names the brand of such a file, e.g. "HEIC".
func unknownFormat(data []byte) error {
	switch {
	case len(data) == 0:
		return broken("empty")
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		return broken("%s", strings.ToUpper(strings.Trim(string(data[8:12]), "\x00 ")))
	}
	return broken("not a JPEG, PNG, WebP, GIF or SVG")
}

// decodeError returns the error for err, which a decoder of the standard library returned.
func decodeError(err error) error {
	if strings.HasSuffix(err.Error(), "EOF") { // not all decoders wrap io.ErrUnexpectedEOF
		return broken("cut off")
	}
	return broken("%s", err)
}
