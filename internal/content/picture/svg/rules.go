package svg

// activeElements are the elements that run or embed code or documents, in any namespace, in lower case.
var activeElements = []string{"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video"}

// animationElements are the elements that change an attribute over time.
var animationElements = []string{"animate", "set", "animatecolor", "animatemotion", "animatetransform"}

// externalConstructs are the constructs of a style sheet, other than url(), that can refer to another file or run code.
// A backslash could disguise any of them.
var externalConstructs = []string{"@import", "image-set(", "image(", "src(", "expression(", "behavior:", "-moz-binding", "javascript:", "\\"}

// safeDataPrefixes are the beginnings of data: addresses without active content.
var safeDataPrefixes = []string{"data:image/png", "data:image/jpeg", "data:image/jpg", "data:font/"}

// units are the units of length of CSS in pixels; the relative ones at their usual size.
var units = []struct {
	name   string
	pixels float64
}{{"px", 1}, {"pt", 96. / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}, {"em", 16}, {"ex", 8}}

const (
	svgNamespace   = "http://www.w3.org/2000/svg"
	xhtmlNamespace = "http://www.w3.org/1999/xhtml"
	xlinkNamespace = "http://www.w3.org/1999/xlink"
)

// maxLength is the limit to which longer sides are reduced, in pixels. It is far beyond the limits of package picture.
const maxLength = 1_000_000
