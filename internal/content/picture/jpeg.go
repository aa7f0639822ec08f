package picture

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Markers of JPEG (ITU T.81, table B.1).
const (
	markSOF0, markSOF2 = 0xC0, 0xC2
	markRST0, markRST7 = 0xD0, 0xD7
	markSOI, markEOI   = 0xD8, 0xD9
	markSOS            = 0xDA
	markAPP0           = 0xE0
)

// readJPEG reads the segments up to the end of the picture. Everything after it is omitted: telephones append
// previews with their own GPS data there, and films.
func (h *header) readJPEG(data []byte) error {
	h.addSpan(0, 2)
	noted := false
	for pos, scans := 2, 0; ; {
		start, end, err := nextSegment(data, pos)
		if err != nil {
			return err
		}
		pos = end
		mark := data[start+1]
		switch {
		case mark == markEOI:
			h.addSpan(start, end)
			return nil
		case isStandalone(mark):
			continue
		}
		payload := data[start+4 : end]
		switch {
		case mark == markSOS:
			pos = scanEnd(data, end)
			if scans++; scans > MaxScans {
				return tooLarge("> %d scans", MaxScans)
			}
		case mark >= markSOF0 && mark <= markSOF2:
			h.memory = h.jpegMemory(payload, mark == markSOF2)
		case mark == markAPP0+1 && !noted:
			if tiff, ok := bytes.CutPrefix(payload, []byte("Exif\x00\x00")); ok {
				h.orientation, noted = readOrientation(tiff), true
			}
		}
		if !isMetadata(mark, payload) {
			h.addSpan(start, pos)
		}
	}
}

// nextSegment returns the start and end of the first segment of data at or after pos, without the scan that follows an
// SOS segment. Like every decoder it skips bytes between two segments, and fill bytes.
func nextSegment(data []byte, pos int) (start, end int, err error) {
	for pos+1 < len(data) && (data[pos] != 0xFF || data[pos+1] == 0xFF || data[pos+1] == 0) {
		pos++
	}
	if pos+1 >= len(data) {
		return 0, 0, broken("cut off")
	}
	if mark := data[pos+1]; mark == markEOI || isStandalone(mark) {
		return pos, pos + 2, nil
	}
	if pos+4 > len(data) {
		return 0, 0, broken("cut off")
	}
	end = pos + 2 + int(binary.BigEndian.Uint16(data[pos+2:]))
	if end < pos+4 || end > len(data) {
		return 0, 0, broken("cut off")
	}
	return pos, end, nil
}

// isStandalone reports whether a marker is a segment by itself, without a length.
func isStandalone(mark byte) bool { return mark >= markRST0 && mark <= markSOI || mark == 1 }

// isMetadata reports whether a decoder does not need a segment. A decoder needs the JFIF marker (but not the thumbnail
// that a JFIF segment may have), the colour transform that Adobe's programs note, and the colour profile.
func isMetadata(mark byte, payload []byte) bool {
	switch {
	case mark == markAPP0:
		return !bytes.HasPrefix(payload, []byte("JFIF\x00")) || len(payload) != 14
	case mark == markAPP0+2:
		return !bytes.HasPrefix(payload, []byte("ICC_PROFILE\x00"))
	case mark == markAPP0+14:
		return !bytes.HasPrefix(payload, []byte("Adobe")) || len(payload) != 12
	}
	return !slices.Contains(jpegMarkers, mark)
}

// jpegMarkers are the other segments that draw: frames, scans, and the tables and intervals that they need. All others
// (applications' own, comments, reserved ones) are metadata.
var jpegMarkers = []byte{
	0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF, // frames
	0xC4, 0xCC, 0xDB, 0xDC, 0xDD, markSOS,
}

// scanEnd returns the end of the entropy-coded bytes at pos: the next marker that is not a restart.
func scanEnd(data []byte, pos int) int {
	for {
		i := bytes.IndexByte(data[pos:], 0xFF)
		if i < 0 || pos+i+1 >= len(data) {
			return len(data)
		}
		pos += i
		if next := data[pos+1]; next != 0 && next != 0xFF && (next < markRST0 || next > markRST7) {
			return pos
		}
		pos++
	}
}

// jpegMemory returns how many bytes image/jpeg allocates for a frame: one byte a sample, and in a progressive picture a
// coefficient of four bytes in addition. Samples without subsampling may not be YCbCr, and are then copied
// into a picture of four bytes a pixel.
func (h *header) jpegMemory(frame []byte, progressive bool) int64 {
	samples, widest, highest := 0, 1, 1
	for i := 6; i+3 <= len(frame); i += 3 {
		across, down := int(frame[i+1]>>4), int(frame[i+1]&15)
		samples += across * down
		widest, highest = max(widest, across), max(highest, down)
	}
	if progressive {
		samples *= 5
	}
	if widest*highest == 1 {
		samples += 4
	}
	return int64(h.Width*h.Height) * int64(samples) / int64(widest*highest)
}

// readOrientation returns the orientation in tag 0x0112 of the first directory of a TIFF (Exif 2.32, 4.6.4), 1 when
// there is no valid one.
func readOrientation(tiff []byte) int {
	var order binary.ByteOrder = binary.BigEndian
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case !bytes.HasPrefix(tiff, []byte("MM\x00*")):
		return 1
	}
	if len(tiff) < 8 {
		return 1
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	for n := int(order.Uint16(tiff[at:])); n > 0; n-- {
		entry := at + 2 + (n-1)*12
		if entry+12 > len(tiff) || order.Uint16(tiff[entry:]) != 0x0112 || order.Uint16(tiff[entry+2:]) != 3 {
			continue
		}
		if o := int(order.Uint16(tiff[entry+8:])); o >= 1 && o <= 8 {
			return o
		}
	}
	return 1
}
