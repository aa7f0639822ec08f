// Package picture inspects the pictures of a site, strips their metadata and scales them, as functions of bytes.
//
// For example, a JPEG of 4000 × 3000 pixels straight from a telephone, with the widths 320, 480, 800, 1200 and 1600,
// gives five upright JPEG variants without the place where it was taken.
//
// # Input
//
// [Inspect] reads a header and decodes no pixels. The bytes decide the type of a picture, not its name;
// only SVG, which is text, must also be called .svg.
//
//	JPEG  baseline and progressive, grey, YCbCr, RGB, CMYK
//	PNG   all kinds; an animated one is copied, not scaled
//	WebP  lossy and lossless; an animated one is copied, not scaled
//	GIF   copied, not scaled
//	SVG   written anew, if it is not active
//
// A picture of more than [MaxBytes], [MaxSide], [MaxPixels] or [MaxMemory] is refused before any pixel
// of it is decoded, and so is a JPEG of more than [MaxScans] scans (each costs a few bytes to send and a pass over the
// full picture to read): such a picture is either a decompression bomb or unsuitable for a web page. So decoding a
// picture takes at most MaxMemory, plus its largest variant.
//
// An SVG picture is refused as active when it contains a script, an event attribute, foreignObject or any other HTML,
// a DOCTYPE, a style sheet instruction, an animation of a link, or a reference (href, url(), @import) that is neither
// within the site nor an inline PNG, JPEG or font (data:).
//
// # Output
//
// [Variants] decodes once, rotates the picture as its camera noted (EXIF orientation, in JPEG, PNG and
// WebP), and scales it with a Catmull-Rom filter to the requested widths: never up, and not to a width
// that is within a tenth of the next larger one. The largest variant is the picture itself or, if it
// is wider, the largest requested width. A smaller variant that has no fewer bytes than a larger one (which
// happens with drawings of few colours) is omitted.
//
// No variant has metadata: no EXIF, GPS, IPTC or XMP data, no thumbnail, no comment, no private segment, nothing after
// the end of the picture (where telephones append a film or a second picture). Only the segments, chunks and blocks that
// draw are copied; package svg writes an SVG anew. A JPEG or PNG that need not be
// scaled or rotated loses its metadata without being encoded again, with unchanged pixels and colour profile;
// if it has none it is copied byte for byte. Scaled variants have no profile.
//
// A picture with transparency becomes a PNG; a photograph (a JPEG, a lossy WebP) becomes a JPEG of
// quality [Quality]; each variant of an opaque PNG or lossless WebP takes the smaller of the two.
//
// The same input bytes give the same output bytes.
//
// [Card] draws a share card: the preview picture of an article that has no picture.
package picture

import "bangvang/internal/content/picture/card"

// Limits of a picture.
const (
	MaxBytes  = 40 << 20   // of the file
	MaxSide   = 20_000     // pixels
	MaxPixels = 50_000_000 // width × height
	MaxMemory = 8 * MaxPixels
	MaxScans  = 100 // of a progressive JPEG; encoders use about ten
)

// Quality is the quality of the JPEG variants, of 100.
const Quality = 82

// The formats, as MIME types.
const (
	JPEG = "image/jpeg"
	PNG  = "image/png"
	WebP = "image/webp"
	GIF  = "image/gif"
	SVG  = "image/svg+xml"
)

// extensions are the file name extensions of the formats.
var extensions = map[string]string{JPEG: ".jpg", PNG: ".png", WebP: ".webp", GIF: ".gif", SVG: ".svg"}

// Info is the content of a picture's header, as [Inspect] returns it.
type Info struct {
	Width, Height int    // in CSS pixels, as displayed: after the orientation
	Type          string // one of the formats above
	Animated      bool   // has several frames
	HasAlpha      bool   // according to the header; all pixels may be opaque nevertheless
}

// Variant is one size of a picture, ready to be published, as [Variants] returns it.
type Variant struct {
	Width, Height int
	Type          string // a MIME type
	Ext           string // with its dot, e.g. ".jpg"
	Data          []byte // read-only: it may share the bytes of the original
}

// CardOptions is the content of a share card, for [Card].
type CardOptions = card.Options

// The size of a share card in pixels.
const (
	CardWidth  = card.Width
	CardHeight = card.Height
)

// Fault is a kind of error of a picture. errors.Is finds it in every *[Error]: errors.Is(err, ErrBroken).
type Fault string

// The faults: a picture beyond one of the limits above, one that cannot be decoded, and an SVG with scripts, links or the
// like.
const (
	ErrTooLarge  Fault = "too large a picture"
	ErrBroken    Fault = "a broken picture"
	ErrActiveSVG Fault = "an SVG picture that does more than show"
)

// Error is a fault with its details. The errors of [Inspect], [Variants] and [StripMetadata] are an *[Error], which
// nothing wraps, or that of ctx. The error of [Card] is no *[Error], because no picture is at fault.
type Error struct {
	Fault  Fault
	Detail string // the text at fault, as in the picture if possible: "<script>", "60000 × 60000"
	Offset int    // of the fault in the bytes of an SVG; 0 in other formats
}
