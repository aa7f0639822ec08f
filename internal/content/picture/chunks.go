package picture

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// pngChunks are the chunks of a PNG that affect how its pixels look or move. All others are metadata, including unknown
// ones.
var pngChunks = []string{
	"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
	"acTL", "fcTL", "fdAT",
}

// webpChunks are the same of WebP.
var webpChunks = []string{"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"}

// chunkSize returns a length of a chunk. A length that no picture can have is reduced to [MaxBytes], which is too long
// as well, so that it does not overflow where an int has 32 bits.
func chunkSize(order binary.ByteOrder, data []byte) int {
	return int(min(order.Uint32(data), MaxBytes))
}

// readPNG reads the chunks of a PNG up to IEND.
func (h *header) readPNG(data []byte) error {
	h.addSpan(0, 8)
	for pos := 8; pos+12 <= len(data); {
		size, name := chunkSize(binary.BigEndian, data[pos:]), string(data[pos+4:pos+8])
		end := pos + 12 + size
		if end > len(data) {
			break
		}
		payload := data[pos+8 : end-4]
		switch name {
		case "IHDR":
			h.readIHDR(payload)
		case "tRNS":
			h.HasAlpha = true
		case "acTL":
			h.Animated = true
		case "eXIf":
			h.orientation = readOrientation(payload)
		}
		if slices.Contains(pngChunks, name) {
			h.addSpan(pos, end)
		}
		if name == "IEND" {
			return nil
		}
		pos = end
	}
	return broken("cut off")
}

// readIHDR reads bit depth, colour type and interlacing. image/png decodes indexed and grey pixels to one sample each
// and all others to four samples; of an interlaced picture it holds half twice.
func (h *header) readIHDR(ihdr []byte) {
	if len(ihdr) < 13 {
		return // image/png has refused it already
	}
	depth, colour, interlaced := int(ihdr[8]), ihdr[9], ihdr[12] != 0
	h.HasAlpha = colour&4 != 0
	h.memory = int64(h.Width * h.Height)
	if colour != 0 && colour != 3 {
		h.memory *= 4
	}
	if depth == 16 {
		h.memory *= 2
	}
	if interlaced {
		h.memory += h.memory / 2
	}
}

// readWebP reads the chunks within the length of the RIFF container.
func (h *header) readWebP(data []byte) error {
	h.addSpan(0, 12)
	h.memory = 8 * int64(h.Width*h.Height)                                   // pixels or planes, and the buffers of their prediction or alpha
	data = data[:min(len(data), 8+chunkSize(binary.LittleEndian, data[4:]))] // bytes after the container are not part of the picture
	for pos := 12; pos+8 <= len(data); {
		size, name := chunkSize(binary.LittleEndian, data[pos+4:]), string(data[pos:pos+4])
		end := pos + 8 + size
		if end > len(data) {
			return broken("cut off")
		}
		payload := data[pos+8 : end]
		switch {
		case name == "VP8X" && size >= 1:
			h.Animated, h.HasAlpha = payload[0]&0x02 != 0, payload[0]&0x10 != 0
		case name == "VP8L" && size >= 5:
			h.HasAlpha = payload[4]&0x10 != 0
		case name == "EXIF":
			h.orientation = readOrientation(bytes.TrimPrefix(payload, []byte("Exif\x00\x00")))
		}
		end = min(end+size&1, len(data)) // chunks are padded to even lengths
		if slices.Contains(webpChunks, name) {
			h.addSpan(pos, end)
		}
		pos = end
	}
	return nil
}

// fixWebPHeader updates the RIFF header of a WebP to the chunks that remain.
func fixWebPHeader(data []byte) {
	binary.LittleEndian.PutUint32(data[4:], uint32(len(data)-8))
	if len(data) > 20 && string(data[12:16]) == "VP8X" {
		data[20] &^= 0x08 | 0x04 // EXIF, XMP
	}
}

// readGIF counts the frames and looks for a transparent colour.
func (h *header) readGIF(data []byte) error {
	h.addSpan(0, len(data))
	pos, frames := 13, 0
	if data[10]&0x80 != 0 {
		pos += 3 << (data[10]&7 + 1)
	}
	for pos < len(data) && data[pos] != ';' {
		switch {
		case data[pos] == '!' && pos+1 < len(data): // an extension
			if data[pos+1] == 0xF9 && pos+3 < len(data) {
				h.HasAlpha = h.HasAlpha || data[pos+3]&1 != 0
			}
			pos += 2
		case data[pos] == ',' && pos+10 < len(data): // a frame
			frames++
			if data[pos+9]&0x80 != 0 {
				pos += 3 << (data[pos+9]&7 + 1)
			}
			pos += 11
		default:
			return broken("cut off")
		}
		for pos < len(data) && data[pos] != 0 {
			pos += 1 + int(data[pos])
		}
		pos++
	}
	if frames == 0 || pos > len(data) {
		return broken("cut off")
	}
	h.Animated = frames > 1
	return nil
}
