package svg

// activeElements are the elements that run or embed something, in whatever namespace, in lower case.
var activeElements = []string{"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video"}

// animations are the elements that change an attribute in time.
var animations = []string{"animate", "set", "animatecolor", "animatemotion", "animatetransform"}

// waysOut are the ways of a style to reach outside but for url(). A backslash could hide any of them.
var waysOut = []string{"@import", "image-set(", "image(", "src(", "expression(", "behavior:", "-moz-binding", "javascript:", "\\"}

// harmlessData are the data: addresses that hold nothing active.
var harmlessData = []string{"data:image/png", "data:image/jpeg", "data:image/jpg", "data:font/"}

// units are the lengths of CSS in pixels; the relative ones at their usual size.
var units = []struct {
	name   string
	pixels float64
}{{"px", 1}, {"pt", 96. / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}, {"em", 16}, {"ex", 8}}

const (
	space      = "http://www.w3.org/2000/svg"
	xhtmlSpace = "http://www.w3.org/1999/xhtml"
	xlinkSpace = "http://www.w3.org/1999/xlink"
)

// maxLength is the largest side told apart, in pixels: all that is larger is much too large.
const maxLength = 1_000_000
