package picture

import (
	"image"
	"image/draw"
	"math"
)

// resize works with the filter Catmull-Rom, stretched when the picture shrinks, on the planes that a picture was decoded to,
// for example luma and chroma of a JPEG each at its own resolution, in integers and a few rows at a time: no
// conversion to RGB and back, no floating-point copy of the full picture, and the same bytes on every processor.
const (
	weightBits = 14 // fraction bits of a filter weight
	sampleBits = 6  // fraction bits of a half-scaled sample; with the filter's overshoot it fits into 16 bits
)

// resize returns src, rotated or mirrored by an EXIF orientation from 1 (as it is) to 8, in width × height pixels, both
// at least 1 and counted after the rotation: as *image.YCbCr 4:2:0 or *image.Gray if src is YCbCr or Gray, otherwise as
// *image.RGBA. Orientation 0 counts as 1; more than 8 must not occur. It does not preserve proportions: the caller
// chooses both sides. It is intended for shrinking; enlarging works but adds no detail. The result is always a new
// picture, and src is not changed.
func resize(src image.Image, width, height, orientation int) image.Image {
	flipX := orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8
	flipY := orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7
	turned := orientation >= 5
	if turned {
		width, height = height, width
	}
	b := src.Bounds()
	// scaled scales one plane, of which a sample covers sx × sy pixels in src and d × d in the result.
	scaled := func(p plane, sx, sy, d int) (pix []byte, stride int) {
		w, h := (width+d-1)/d, (height+d-1)/d
		xs := newWeights(w, float64(b.Dx()*d)/float64(width*sx), float64(b.Dx())/float64(sx), p.w, flipX)
		ys := newWeights(h, float64(b.Dy()*d)/float64(height*sy), float64(b.Dy())/float64(sy), p.h, flipY)
		pix = p.scale(xs, ys)
		if turned {
			return transpose(pix, w, h, p.step), h * p.step
		}
		return pix, w * p.step
	}
	r := image.Rect(0, 0, width, height)
	if turned {
		r = image.Rect(0, 0, height, width)
	}
	switch src := src.(type) {
	case *image.YCbCr:
		sx, sy := subsampling(src.SubsampleRatio)
		cw, ch := (b.Dx()+sx-1)/sx, (b.Dy()+sy-1)/sy
		out := &image.YCbCr{SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: r}
		out.Y, out.YStride = scaled(planeOf(src.Y, src.YStride, b.Dx(), b.Dy()), 1, 1, 1)
		out.Cb, out.CStride = scaled(planeOf(src.Cb, src.CStride, cw, ch), sx, sy, 2)
		out.Cr, _ = scaled(planeOf(src.Cr, src.CStride, cw, ch), sx, sy, 2)
		return out
	case *image.Gray:
		pix, stride := scaled(planeOf(src.Pix, src.Stride, b.Dx(), b.Dy()), 1, 1, 1)
		return &image.Gray{Pix: pix, Stride: stride, Rect: r}
	}
	pix, stride := scaled(rgbaPlane(src), 1, 1, 1)
	clampAlpha(pix)
	return &image.RGBA{Pix: pix, Stride: stride, Rect: r}
}

// clampAlpha limits premultiplied colours to their alpha, which the filter's overshoot may exceed.
func clampAlpha(pix []byte) {
	for i := 0; i+4 <= len(pix); i += 4 {
		a := pix[i+3]
		pix[i], pix[i+1], pix[i+2] = min(pix[i], a), min(pix[i+1], a), min(pix[i+2], a)
	}
}

// subsampling returns how many pixels one chroma sample covers.
func subsampling(r image.YCbCrSubsampleRatio) (across, down int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

// plane is a grid of w × h samples of step channels each. A row is valid until the next call of row.
type plane struct {
	w, h, step int
	row        func(y int) []byte
}

// planeOf returns pix as a plane of one channel.
func planeOf(pix []byte, stride, w, h int) plane {
	return plane{w, h, 1, func(y int) []byte { return pix[y*stride : y*stride+w] }}
}

// rgbaPlane returns any picture as premultiplied RGBA, converted one row at a time.
func rgbaPlane(src image.Image) plane {
	b := src.Bounds()
	buf := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	return plane{b.Dx(), b.Dy(), 4, func(y int) []byte {
		draw.Draw(buf, buf.Rect, src, image.Pt(b.Min.X, b.Min.Y+y), draw.Src)
		return buf.Pix
	}}
}

// weights are the filter weights of each new sample i: of the n old samples from first[i] on, with the factors
// factors[i*n:(i+1)*n], which sum to 1<<weightBits.
type weights struct {
	n       int
	first   []int
	factors []int32
}

// newWeights returns the weights of count new samples, each as wide as scale old ones. There are have old samples; they
// cover extent, because the last one may be partial. flip counts from the end.
func newWeights(count int, scale, extent float64, have int, flip bool) weights {
	wide := max(scale, 1)
	n := min(int(math.Ceil(4*wide))+1, have)
	out := weights{n, make([]int, count), make([]int32, count*n)}
	share := make([]float64, n)
	for i := range count {
		centre := (float64(i) + 0.5) * scale
		if flip {
			centre = extent - centre
		}
		at := min(max(int(math.Floor(centre-2*wide)), 0), have-n)
		sum := 0.0
		for k := range share {
			share[k] = catmullRom(math.Abs(float64(at+k)+0.5-centre) / wide)
			sum += share[k]
		}
		by, left, most := out.factors[i*n:(i+1)*n], int32(1<<weightBits), 0
		for k := range share {
			by[k] = int32(math.Round(share[k] / sum * (1 << weightBits)))
			left -= by[k]
			if by[k] > by[most] {
				most = k
			}
		}
		by[most] += left
		out.first[i] = at
	}
	return out
}

// catmullRom returns the cubic filter with B = 0, C = 1/2 (Mitchell and Netravali 1988) at t ≥ 0.
func catmullRom(t float64) float64 {
	switch {
	case t < 1:
		return (1.5*t-2.5)*t*t + 1
	case t < 2:
		return ((-0.5*t+2.5)*t-4)*t + 2
	}
	return 0
}

// scale filters the rows horizontally as it reads them, and buffers only those that one new row needs.
func (p plane) scale(xs, ys weights) []byte {
	size := len(xs.first) * p.step
	out := make([]byte, len(ys.first)*size)
	ring := make([][]int16, ys.n)
	for i := range ring {
		ring[i] = make([]int16, size)
	}
	sum := make([]int32, size)
	for i, read := 0, 0; i < len(ys.first); i++ {
		y := i
		if ys.first[0] > ys.first[len(ys.first)-1] { // flipped: the last new row needs the first old ones
			y = len(ys.first) - 1 - i
		}
		at := ys.first[y]
		for ; read < at+ys.n; read++ {
			xs.filterRow(p.row(read), p.step, ring[read%ys.n])
		}
		clear(sum)
		for k, w := range ys.factors[y*ys.n : (y+1)*ys.n] {
			if w == 0 {
				continue
			}
			for j, v := range ring[(at+k)%ys.n] {
				sum[j] += w * int32(v)
			}
		}
		line := out[y*size : (y+1)*size]
		for j, v := range sum {
			const half = 1 << (weightBits + sampleBits - 1)
			line[j] = byte(min(max((v+half)>>(weightBits+sampleBits), 0), 255))
		}
	}
	return out
}

// filterRow filters one row horizontally.
func (xs weights) filterRow(row []byte, step int, out []int16) {
	const half, shift = 1 << (weightBits - sampleBits - 1), weightBits - sampleBits
	for i, at := range xs.first {
		by := xs.factors[i*xs.n : (i+1)*xs.n]
		if step == 1 {
			sum := int32(half)
			for k, v := range row[at : at+len(by)] {
				sum += by[k] * int32(v)
			}
			out[i] = int16(sum >> shift)
			continue
		}
		r, g, b, a := int32(half), int32(half), int32(half), int32(half)
		for k, w := range by {
			px := row[(at+k)*4 : (at+k)*4+4]
			r, g, b, a = r+w*int32(px[0]), g+w*int32(px[1]), b+w*int32(px[2]), a+w*int32(px[3])
		}
		px := out[i*4 : i*4+4]
		px[0], px[1], px[2], px[3] = int16(r>>shift), int16(g>>shift), int16(b>>shift), int16(a>>shift)
	}
}

// transpose swaps rows and columns of w × h samples of step bytes.
func transpose(pix []byte, w, h, step int) []byte {
	out := make([]byte, len(pix))
	for y := range h {
		if step == 1 {
			for x, v := range pix[y*w : (y+1)*w] {
				out[x*h+y] = v
			}
			continue
		}
		for x := range w {
			copy(out[(x*h+y)*step:], pix[(y*w+x)*step:(y*w+x+1)*step])
		}
	}
	return out
}
