package picture

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"testing"

	xdraw "golang.org/x/image/draw"
)

// waves returns a picture with smooth parts, edges and transparency.
func waves(width, height int, opaque bool) *image.RGBA {
	out, seed := image.NewRGBA(image.Rect(0, 0, width, height)), uint32(7)
	for y := range height {
		for x := range width {
			seed = seed*1664525 + 1013904223
			c := color.NRGBA{uint8(x * 255 / width), uint8((x / 9 % 2) * 255), uint8(seed >> 24), uint8(y * 255 / height)}
			if opaque {
				c.A = 255
			}
			out.Set(x, y, c)
		}
	}
	return out
}

// TestResizeAgainstDraw: the result equals that of golang.org/x/image/draw, except for rounding.
func TestResizeAgainstDraw(t *testing.T) {
	for _, opaque := range []bool{true, false} {
		src := waves(311, 203, opaque)
		for _, size := range [][2]int{{311, 203}, {200, 131}, {97, 64}, {31, 20}, {3, 2}, {1, 1}, {311, 10}, {400, 260}} {
			want := image.NewRGBA(image.Rect(0, 0, size[0], size[1]))
			xdraw.CatmullRom.Scale(want, want.Rect, src, src.Rect, draw.Src, nil)
			got := resize(src, size[0], size[1], 1).(*image.RGBA)
			if worst, _ := compare(got, want); worst > 2 {
				t.Errorf("%v opaque=%t: differs by %d", size, opaque, worst)
			}
		}
	}
}

func TestResizeGrayAgainstDraw(t *testing.T) {
	src := image.NewGray(image.Rect(0, 0, 311, 203))
	draw.Draw(src, src.Rect, waves(311, 203, true), image.Point{}, draw.Src)
	want := image.NewGray(image.Rect(0, 0, 97, 64))
	xdraw.CatmullRom.Scale(want, want.Rect, src, src.Rect, draw.Src, nil)
	if worst, _ := compare(resize(src, 97, 64, 1).(*image.Gray), want); worst > 2 {
		t.Errorf("differs by %d", worst)
	}
}

// TestYCbCr: colours remain in position at every subsampling, with odd sizes, and rotated.
func TestResizeYCbCr(t *testing.T) {
	for _, ratio := range []image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
		image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410,
	} {
		src := image.NewYCbCr(image.Rect(0, 0, 321, 243), ratio)
		for y := range 243 {
			for x := range 321 {
				src.Y[src.YOffset(x, y)] = uint8((x + y) / 3)
				src.Cb[src.COffset(x, y)] = uint8(40 + x/2)
				src.Cr[src.COffset(x, y)] = uint8(40 + y*2/3)
			}
		}
		for orientation := 1; orientation <= 8; orientation++ {
			t.Run(fmt.Sprint(ratio, orientation), func(t *testing.T) {
				flat := image.NewRGBA(src.Rect)
				draw.Draw(flat, flat.Rect, src, image.Point{}, draw.Src)
				w, h := 107, 81
				if orientation >= 5 {
					w, h = h, w
				}
				want := resize(flat, w, h, orientation)
				got := resize(src, w, h, orientation)
				if got.Bounds() != image.Rect(0, 0, w, h) {
					t.Errorf("%v, want %d × %d", got.Bounds(), w, h)
				}
				if _, mean := compare(got, want); mean > 2.5 {
					t.Errorf("differs by %.2f on average", mean)
				}
			})
		}
	}
}

func compare(a, b image.Image) (worst int, mean float64) {
	r, sum := b.Bounds(), 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p, q := color.RGBAModel.Convert(a.At(x, y)).(color.RGBA), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			for _, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B), int(p.A) - int(q.A)} {
				worst = max(worst, d, -d)
				sum += max(d, -d)
			}
		}
	}
	return worst, float64(sum) / float64(4*r.Dx()*r.Dy())
}

// TestThin: sides of one pixel, in every orientation and format.
func TestResizeThin(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {1, 50}, {50, 1}, {2, 3}} {
		r := image.Rect(0, 0, size[0], size[1])
		for _, src := range []image.Image{
			image.NewGray(r), image.NewRGBA(r), image.NewNRGBA64(r), image.NewCMYK(r),
			image.NewYCbCr(r, image.YCbCrSubsampleRatio420), image.NewYCbCr(r, image.YCbCrSubsampleRatio410),
		} {
			for orientation := 1; orientation <= 8; orientation++ {
				if got := resize(src, 1, 1, orientation).Bounds(); got != image.Rect(0, 0, 1, 1) {
					t.Errorf("%T %v, %d: %v", src, size, orientation, got)
				}
			}
		}
	}
}

func BenchmarkResize(b *testing.B) {
	r := image.Rect(0, 0, 4000, 3000)
	for _, src := range []image.Image{image.NewYCbCr(r, image.YCbCrSubsampleRatio420), image.NewGray(r), image.NewRGBA(r), image.NewNRGBA(r)} {
		b.Run(fmt.Sprintf("%T", src), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				resize(src, 1600, 1200, 1)
			}
		})
	}
}
