package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// pngChunks are the chunks of a PNG that affect how its pixels look or move, with the most bytes that each can have, 0
// for any number. All others are metadata, including unknown ones, and so is a chunk that is longer.
var pngChunks = map[string]int{
	"IHDR": 13, "PLTE": 768, "IDAT": 0, "tRNS": 256, "cHRM": 32, "gAMA": 4, "iCCP": 0, "sBIT": 4, "sRGB": 1,
	"cICP": 4, "bKGD": 6, "pHYs": 9, "acTL": 8, "fcTL": 26, "fdAT": 0,
}

// webpChunks are the same of WebP.
var webpChunks = map[string]int{"VP8 ": 0, "VP8L": 0, "VP8X": 10, "ALPH": 0, "ANIM": 6, "ANMF": 0, "ICCP": 0}

// draws reports whether a table has a chunk, and the chunk is not longer than it can be.
func draws(table map[string]int, name string, size int) bool {
	limit, ok := table[name]
	return ok && (limit == 0 || size <= limit)
}

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
		switch {
		case name == "IEND" && size == 0:
			h.addSpan(pos, end)
			return nil
		case name == "IEND":
			return broken("IEND")
		case name == "iCCP":
			h.addProfile(payload, pos, end)
		case draws(pngChunks, name, size):
			h.addSpan(pos, end)
		}
		pos = end
	}
	return broken("cut off")
}

// profileName is the name that every colour profile of a PNG gets: programs write names of monitors, or anything.
const profileName = "ICC"

// addProfile adds the iCCP chunk data[from:to] with its profile under profileName.
func (h *header) addProfile(payload []byte, from, to int) {
	name, profile, found := bytes.Cut(payload, []byte{0})
	if string(name) == profileName {
		h.addSpan(from, to)
		return
	}
	if !found {
		return // no decoder reads it
	}
	body := append([]byte("iCCP"+profileName+"\x00"), profile...)
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	out = append(out, body...)
	h.addInstead(binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body)))
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
		switch {
		case name == "ANMF":
			if err := h.addFrame(payload); err != nil {
				return err
			}
		case draws(webpChunks, name, size):
			h.addChunk(data, pos, end, size)
		}
		pos = end
	}
	return nil
}

// addChunk adds the WebP chunk data[from:to], with a zero where it is padded.
func (h *header) addChunk(data []byte, from, to, size int) {
	if last := from + 8 + size; size%2 == 0 || last < to && data[last] == 0 {
		h.addSpan(from, to)
		return
	}
	h.addInstead(append(bytes.Clone(data[from:from+8+size]), 0))
}

// frameChunks are the chunks within a frame of an animated WebP that draw.
var frameChunks = map[string]int{"VP8 ": 0, "VP8L": 0, "ALPH": 0}

// frameHeader is the length of the position, size and duration of a frame, in bytes.
const frameHeader = 16

// addFrame adds a frame of an animated WebP with those of its chunks that draw.
func (h *header) addFrame(frame []byte) error {
	if len(frame) < frameHeader {
		return broken("cut off")
	}
	body := bytes.Clone(frame[:frameHeader])
	for rest := frame[frameHeader:]; len(rest) >= 8; {
		size, name := chunkSize(binary.LittleEndian, rest[4:]), string(rest[:4])
		if 8+size > len(rest) {
			return broken("cut off")
		}
		if draws(frameChunks, name, size) {
			body = append(body, rest[:8+size]...)
			if size%2 == 1 {
				body = append(body, 0)
			}
		}
		rest = rest[min(8+size+size&1, len(rest)):]
	}
	out := binary.LittleEndian.AppendUint32([]byte("ANMF"), uint32(len(body)))
	h.addInstead(append(out, body...))
	return nil
}

// fixWebPHeader updates the RIFF header of a WebP to the chunks that remain.
func fixWebPHeader(data []byte) {
	binary.LittleEndian.PutUint32(data[4:], uint32(len(data)-8))
	if len(data) > 20 && string(data[12:16]) == "VP8X" {
		data[20] &^= 0x08 | 0x04 // EXIF, XMP
	}
}
