package picture

import "bytes"

// Blocks of GIF (GIF89a, 12 and appendix A).
const (
	gifExtension = '!'
	gifFrame     = ','
	gifTrailer   = ';'
	gifControl   = 0xF9 // delay and transparency of the next frame
	gifText      = 0x01 // a text that no browser draws
	gifProgram   = 0xFF // an application's own
)

// loopStart is the beginning of the only application block that draws: how often the frames are repeated.
const loopStart = "!\xff\x0bNETSCAPE2.0\x03\x01"

// readGIF counts the frames and looks for a transparent colour. It leaves out comments, texts and blocks of
// applications other than the one that repeats the frames, and all bytes after the trailer.
func (h *header) readGIF(data []byte) error {
	pos, frames := 13, 0
	if data[10]&0x80 != 0 {
		pos += 3 << (data[10]&7 + 1)
	}
	if pos > len(data) {
		return broken("cut off")
	}
	h.addSpan(0, pos)
	control := span{} // the last one, if no block that it is for came after it
	for pos < len(data) && data[pos] != gifTrailer {
		start := pos
		switch {
		case data[pos] == gifExtension && pos+1 < len(data):
			pos += 2
		case data[pos] == gifFrame && pos+10 < len(data):
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
		if pos++; pos > len(data) {
			return broken("cut off")
		}
		control = h.addGIFBlock(data, start, pos, control)
	}
	if frames == 0 {
		return broken("cut off")
	}
	if pos < len(data) {
		h.addSpan(pos, pos+1)
	} else {
		h.addInstead([]byte{gifTrailer})
	}
	h.Animated = frames > 1
	return nil
}

// addGIFBlock adds the block data[from:to] if it draws. It returns the control block that is for the next block, an
// empty span when there is none.
func (h *header) addGIFBlock(data []byte, from, to int, control span) span {
	block := data[from:to]
	if block[0] == gifFrame {
		if control.to > 0 {
			h.HasAlpha = h.HasAlpha || data[control.from+3]&1 != 0
			h.addSpan(control.from, control.to)
		}
		h.addSpan(from, to)
		return span{}
	}
	switch {
	case block[1] == gifControl && len(block) == 8 && block[2] == 4:
		return span{from: from, to: to}
	case block[1] == gifText:
		return span{}
	case block[1] == gifProgram && len(block) >= 19 && bytes.HasPrefix(block, []byte(loopStart)):
		if len(block) == 19 {
			h.addSpan(from, to)
		} else {
			h.addInstead(append(bytes.Clone(block[:18]), 0))
		}
	}
	return control
}
