// Package picture makes of a picture everything a news page needs from it, as functions of bytes.
//
// # What comes in
//
// [Inspect] reads a header and decodes nothing. The bytes decide what a picture is, not its name;
// only SVG, which is text, must also be called .svg.
//
//	JPEG  baseline and progressive, grey, YCbCr, RGB, CMYK
//	PNG   all kinds; an animated one is copied, not scaled
//	WebP  lossy and lossless; an animated one is copied, not scaled
//	GIF   copied as it is
//	SVG   copied as it is, if it does nothing but show
//
// A picture of more than [MaxBytes], [MaxSide], [MaxPixels] or [MaxMemory] is refused before a pixel
// of it is decoded, so is a JPEG of more than [MaxScans] scans (each of which costs a few bytes to
// send and a walk over the whole picture to read): such a picture is a bomb, or nobody's idea of a
// web page. So a picture takes at most MaxMemory to decode, and its largest variant besides.
//
// An SVG picture is refused when it holds a script, an event attribute, foreignObject or anything
// else of HTML, a DOCTYPE, a style sheet instruction, an animation of a link, or a reference (href,
// url(), @import) that is neither within the site nor a PNG, JPEG or font in place (data:).
//
// # What goes out
//
// [Variants] decodes once, turns the picture as its camera noted (EXIF orientation, in JPEG, PNG and
// WebP), and scales it with a Catmull-Rom filter to the widths asked for: never up, and not to a width
// that is within a tenth of the next larger one. The largest variant is the picture itself or, if it
// is wider, the largest width asked for. A smaller one that has no fewer bytes than a larger one (it
// happens to drawings of few colours) is left out.
//
// No variant holds metadata: no EXIF, no GPS, no XMP, no thumbnail, no comment, nothing after the
// picture's end (where telephones keep a film or a second picture). A JPEG or PNG that need not be
// scaled or turned loses its metadata without being encoded again, and its pixels and colour profile
// stay as they were; if it has none it is copied byte for byte. Scaled variants have no profile.
//
// A picture with transparency becomes PNG; a photograph (a JPEG, a lossy WebP) becomes JPEG at
// quality [Quality]; of an opaque PNG or lossless WebP each variant takes the smaller of the two.
//
// The same bytes in make the same bytes out.
//
// [Card] draws the picture that stands for an article without one where it is shared.
package picture

import "bangvang/internal/content/picture/card"

// What a picture may cost.
const (
	MaxBytes  = 40 << 20   // of the file
	MaxSide   = 20_000     // pixels
	MaxPixels = 50_000_000 // width × height
	MaxMemory = 8 * MaxPixels
	MaxScans  = 100 // of a progressive JPEG; encoders use about ten
)

// Quality is that of the JPEG pictures made, of 100.
const Quality = 82

// The formats, as MIME types.
const (
	JPEG = "image/jpeg"
	PNG  = "image/png"
	WebP = "image/webp"
	GIF  = "image/gif"
	SVG  = "image/svg+xml"
)

// extensions are what a file of a format is called.
var extensions = map[string]string{JPEG: ".jpg", PNG: ".png", WebP: ".webp", GIF: ".gif", SVG: ".svg"}

// Info is what the header of a picture says.
type Info struct {
	Width, Height int    // in CSS pixels, as the picture is seen: after the orientation
	Type          string // one of the formats above
	Animated      bool
	HasAlpha      bool // the format says so; all pixels may be opaque even then
}

// Variant is one size of a picture, ready to be published.
type Variant struct {
	Width, Height int
	Type          string // MIME
	Ext           string // with its dot
	Data          []byte // must not be written to: it may be the original's bytes
}

// CardOptions is what a share card says.
type CardOptions = card.Options

// The size of a share card in pixels.
const (
	CardWidth  = card.Width
	CardHeight = card.Height
)

// Fault is a kind of trouble with a picture. errors.Is finds it in every error of this package.
type Fault string

// The faults.
const (
	ErrTooLarge  Fault = "too large a picture"
	ErrBroken    Fault = "a broken picture"
	ErrActiveSVG Fault = "an SVG picture that does more than show"
)

// Error is a fault with its explanation.
type Error struct {
	Fault  Fault
	Detail string // what is at fault, as it stands there if possible: "<script>", "60000 × 60000"
	Offset int    // where in an SVG's bytes; 0 in other formats
}
