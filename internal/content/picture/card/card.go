// Package card draws share cards: the preview picture of an article that has no picture where its link is shared. A
// card shows the title in serifs on a paper-coloured ground, a red rule, the gold star of the honours board and the
// name of the site.
//
// A card is 1200 × 630 pixels, the size that Facebook and Zalo show uncropped, as a PNG of few colours. The title gets
// the largest size that fits into four lines, and is truncated with … if even the smallest size needs five. The font is
// Liberation Serif Bold 2 (SIL Open Font License 1.1), unchanged: it has every letter of Vietnamese. Characters that it
// does not have (other scripts, emoji) are omitted rather than drawn as a box: for example, the title "Lễ trao cờ 🏆" is
// drawn as "Lễ trao cờ".
package card

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
	"golang.org/x/text/unicode/norm"
)

// Width and Height are the size of a card in pixels.
const (
	Width  = 1200
	Height = 630
)

const (
	margin    = 84
	lineWidth = Width - 2*margin
	maxLines  = 4
	leading   = 1.28 // of the letters' size: room for two marks above Ẫ
	descent   = 0.32 // likewise: room below a line, for the dot of ỵ
	titleTop  = 165  // the upper edge of the title
	ruleTop   = 536  // the upper edge of the rule below the title
)

// titleSizes are the sizes of a title in pixels, preferred first.
var titleSizes = []float64{80, 72, 64, 57, 51}

//go:embed LiberationSerif-Bold.ttf
var fontData []byte

var (
	paper = color.RGBA{0xFC, 0xFA, 0xF5, 0xFF}
	ink   = color.RGBA{0x1B, 0x18, 0x16, 0xFF}
	grey  = color.RGBA{0x5C, 0x55, 0x4D, 0xFF}
	red   = color.RGBA{0xA6, 0x19, 0x2E, 0xFF}
	gold  = color.RGBA{0xC2, 0x93, 0x1B, 0xFF}
)

// Options is the content of a card. Only Title is required; "" leaves out the others.
type Options struct {
	Title  string
	Kicker string // above the title: the category, the locality
	Site   string // below the rule: the name of the site
	Gold   int    // number of awards, beside the gold star; 0 shows the star alone
}

// Draw returns the bytes of a card as a PNG. The same options always give the same bytes. Characters that the font does
// not have are left out. It returns an error only if none of the title remains: for example, of "🏆" and of "". Texts
// that are too long are cut and end in …, so that none is refused.
func Draw(o Options) ([]byte, error) {
	f, err := sfnt.Parse(fontData)
	if err != nil {
		return nil, fmt.Errorf("reading the card's font: %w", err)
	}
	c := &canvas{image.NewRGBA(image.Rect(0, 0, Width, Height)), f}
	title := c.supportedText(o.Title)
	if title == "" {
		return nil, errors.New("drawing a share card: the title has no letter to show")
	}
	draw.Draw(c.RGBA, c.Rect, image.NewUniform(paper), image.Point{}, draw.Src)
	c.fillRect(image.Rect(0, 0, Width, 18), red)

	kicker := c.face(31)
	left := margin + c.drawStar(margin, 77, 24)
	if o.Gold > 0 {
		left += c.drawText(kicker, left, 112, strconv.Itoa(o.Gold), gold) + 22
	}
	c.drawText(kicker, left, 112, c.truncate(kicker, c.supportedText(o.Kicker), Width-margin-left), red)
	c.drawTitle(title)

	small := c.face(33)
	c.fillRect(image.Rect(margin, ruleTop, margin+120, ruleTop+6), red)
	c.drawText(small, margin, 590, c.truncate(small, c.supportedText(o.Site), lineWidth), grey)
	return c.encode()
}

// canvas is a card being drawn, with its font.
type canvas struct {
	*image.RGBA
	font *sfnt.Font
}

// face returns the font in a size in pixels.
func (c *canvas) face(size float64) font.Face {
	// NewFace fails only for options that make no sense.
	face, _ := opentype.NewFace(c.font, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	return face
}

// supportedText returns text on one line, without the characters that the font does not have.
func (c *canvas) supportedText(text string) string {
	var buf sfnt.Buffer
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if i, err := c.font.GlyphIndex(&buf, r); err != nil || i == 0 || !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
	return strings.Join(strings.Fields(text), " ")
}

// drawTitle draws the title in the largest size that needs at most four lines and ends above the rule, in
// lines of as equal length as that number of lines allows.
func (c *canvas) drawTitle(title string) {
	for i, size := range titleSizes {
		face := c.face(size)
		words := measureWords(face, title)
		lines := wrap(words, lineWidth)
		bottom := titleTop + size*(leading*float64(len(lines)-1)+1+descent)
		if (len(lines) > maxLines || bottom > ruleTop-20) && i < len(titleSizes)-1 {
			continue
		}
		if len(lines) > maxLines {
			rest := strings.Join(lines[maxLines-1:], " ")
			lines = append(lines[:maxLines-1], c.truncate(face, rest, lineWidth))
		} else {
			narrow := sort.Search(lineWidth, func(width int) bool { return len(wrap(words, width)) <= len(lines) })
			lines = wrap(words, narrow)
		}
		for i, line := range lines {
			c.drawText(face, margin, titleTop+int(size*(leading*float64(i)+1)), line, ink)
		}
		return
	}
}

// word is an unbreakable part of a title, with its width at the start of a line and after another word, in pixels.
type word struct {
	text              string
	width, widthAfter int
}

// measureWords returns the words of a title; a word wider than lineWidth is split into several.
func measureWords(face font.Face, title string) []word {
	space := font.MeasureString(face, " ")
	var words []word
	for _, text := range strings.Fields(title) {
		for text != "" {
			n := fittingPrefix(face, text, lineWidth)
			width := font.MeasureString(face, text[:n])
			words = append(words, word{text[:n], width.Ceil(), (width + space).Ceil()})
			text = text[n:]
		}
	}
	return words
}

// wrap breaks words into lines no wider than width, if no single word is wider.
func wrap(words []word, width int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for _, w := range words {
		if used > 0 && used+w.widthAfter > width {
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		}
		if used > 0 {
			line.WriteByte(' ')
			used += w.widthAfter
		} else {
			used = w.width
		}
		line.WriteString(w.text)
	}
	return append(lines, line.String())
}

// fittingPrefix returns how many bytes of text fit into width, in full characters and at least one.
func fittingPrefix(face font.Face, text string, width int) int {
	if font.MeasureString(face, text).Ceil() <= width {
		return len(text)
	}
	n := 0
	for i, r := range text {
		end := i + len(string(r))
		if n > 0 && font.MeasureString(face, text[:end]).Ceil() > width {
			break
		}
		n = end
	}
	return n
}

// truncate shortens text to width, at a space and with an ellipsis.
func (c *canvas) truncate(face font.Face, text string, width int) string {
	if font.MeasureString(face, text).Ceil() <= width {
		return text
	}
	text = text[:fittingPrefix(face, text, width-font.MeasureString(face, "…").Ceil())]
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		text = text[:i]
	}
	return strings.TrimRight(text, " ,;:.–-") + "…"
}

// drawText draws one line with its baseline at y, and returns its width.
func (c *canvas) drawText(face font.Face, x, y int, text string, colour color.RGBA) int {
	d := font.Drawer{Dst: c.RGBA, Src: image.NewUniform(colour), Face: face, Dot: fixed.P(x, y)}
	d.DrawString(text)
	return (d.Dot.X - fixed.I(x)).Ceil()
}

// fillRect fills a rectangle.
func (c *canvas) fillRect(r image.Rectangle, colour color.RGBA) {
	draw.Draw(c.RGBA, r, image.NewUniform(colour), image.Point{}, draw.Src)
}

// drawStar draws the gold star into the square whose upper left corner is x, y, and returns its width with the space
// after it.
func (c *canvas) drawStar(x, y, radius int) int {
	z := vector.NewRasterizer(2*radius, 2*radius)
	for i := range 10 {
		r := float64(radius)
		if i%2 == 1 {
			r *= 0.382 // the inner radius of a regular star
		}
		sin, cos := math.Sincos(float64(i) * math.Pi / 5)
		px, py := float32(float64(radius)+r*sin), float32(float64(radius)-r*cos)
		if i == 0 {
			z.MoveTo(px, py)
			continue
		}
		z.LineTo(px, py)
	}
	z.ClosePath()
	z.Draw(c.RGBA, image.Rect(x, y, x+2*radius, y+2*radius), image.NewUniform(gold), image.Point{})
	return 2*radius + 12
}

// encode encodes the card with a palette of the colours that it is drawn in, each in steps towards the colour of the
// paper: a third of the bytes that the unreduced colours would take.
func (c *canvas) encode() ([]byte, error) {
	const steps = 15
	palette := color.Palette{paper}
	for _, to := range []color.RGBA{ink, grey, red, gold} {
		mix := func(a, b uint8, i int) uint8 { return uint8((int(a)*(steps-i) + int(b)*i) / steps) }
		for i := 1; i <= steps; i++ {
			palette = append(palette, color.RGBA{mix(paper.R, to.R, i), mix(paper.G, to.G, i), mix(paper.B, to.B, i), 0xFF})
		}
	}
	out := image.NewPaletted(c.Rect, palette)
	seen := map[color.RGBA]uint8{}
	last, index := paper, uint8(0)
	for i := range out.Pix {
		px := color.RGBA{c.Pix[4*i], c.Pix[4*i+1], c.Pix[4*i+2], c.Pix[4*i+3]}
		if px != last {
			n, ok := seen[px]
			if !ok {
				n = uint8(palette.Index(px))
				seen[px] = n
			}
			last, index = px, n
		}
		out.Pix[i] = index
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, out); err != nil {
		return nil, fmt.Errorf("writing a share card: %w", err)
	}
	return buf.Bytes(), nil
}
