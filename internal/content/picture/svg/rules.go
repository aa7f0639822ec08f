package svg

// activeElements are the elements that run or embed code or documents, in any namespace, in lower case.
var activeElements = []string{"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video"}

// animationElements are the elements that change an attribute over time.
var animationElements = []string{"animate", "set", "animatecolor", "animatemotion", "animatetransform"}

// drawingElements are the elements of the SVG namespace that are published: those of SVG 1.1 and SVG 2 that draw, and
// the flowing text of Inkscape (SVG 1.2).
var drawingElements = set(
	// structure and text
	"svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "a", "view", "style", "image", "cursor",
	"text", "tspan", "textPath", "tref", "altGlyph", "altGlyphDef", "altGlyphItem", "glyphRef",
	"flowRoot", "flowRegion", "flowRegionExclude", "flowDiv", "flowPara", "flowSpan", "flowLine", "flowTref",
	// shapes and what fills them
	"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "marker", "pattern", "clipPath", "mask",
	"linearGradient", "radialGradient", "stop", "solidColor", "hatch", "hatchpath", "mesh", "meshgradient", "meshrow", "meshpatch",
	// filters
	"filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
	"feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
	"feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile",
	"feTurbulence",
	// animation of shapes
	"animate", "animateColor", "animateMotion", "animateTransform", "mpath", "set",
)

// droppedElements are the elements of the SVG namespace that draw nothing and are left out with their content: notes of
// the drawing program about itself and its user, and the fonts of SVG 1.1, which no browser reads.
var droppedElements = set("metadata", "font", "font-face", "font-face-format", "font-face-name", "font-face-src", "font-face-uri",
	"glyph", "missing-glyph", "hkern", "vkern", "color-profile", "definition-src")

// droppedAttributes are the attributes without a namespace that hold addresses or powers in HTML, and draw nothing.
var droppedAttributes = set("xmlns", "action", "archive", "attributionsrc", "background", "cite", "classid", "codebase", "data",
	"formaction", "integrity", "is", "longdesc", "manifest", "nonce", "part", "ping", "poster", "profile", "slot", "srcset", "usemap")

// keptPrefixed are the attributes with a namespace that are published, under the prefix that is written.
var keptPrefixed = map[string]map[string]bool{
	"xlink": set("actuate", "arcrole", "href", "role", "show", "title", "type"),
	"xml":   set("lang", "space"),
}

// prefixes are the prefixes of the two namespaces whose attributes are published.
var prefixes = map[string]string{xlinkNamespace: "xlink", xmlNamespace: "xml"}

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
	xmlNamespace   = "http://www.w3.org/XML/1998/namespace"
)

// maxLength is the limit to which longer sides are reduced, in pixels. It is far beyond the limits of package picture.
const maxLength = 1_000_000

func set(names ...string) map[string]bool {
	out := make(map[string]bool, len(names))
	for _, name := range names {
		out[name] = true
	}
	return out
}
