package blocks

import "bytes"

// HasStream reports whether a compound file, as programs of Office wrote until 2007 and as they encrypt files, has a stream
// with this name, which must be ASCII: “WordDocument”, “Workbook”, “EncryptedPackage”. The names are in UTF-16.
func HasStream(data []byte, name string) bool {
	wide := make([]byte, 0, 2*len(name))
	for i := range len(name) {
		wide = append(wide, name[i], 0)
	}
	return bytes.Contains(data, wide)
}
