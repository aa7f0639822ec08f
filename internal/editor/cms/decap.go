package cms

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the files below
	"io"
)

// DecapVersion is the version of the npm package decap-cms, whose dist/decap-cms.js is embedded, compressed, with its
// licence (MIT) and those of the packages bundled in it. A site serves the script itself, and a machine that builds a
// site needs neither npm nor a network.
//
// To update it, change DecapVersion and the line that fetches the package in .ci/run, run .ci/run, and then
//
//	BANGVANG_JUDGES=… go test ./internal/editor/cms -update
const DecapVersion = "3.16.3"

// DecapSize is the length of DecapScript in bytes.
const DecapSize = 5_167_389

//go:embed decap-cms.js.gz
var decapGzip []byte

//go:embed LICENSE
var decapLicence []byte

//go:embed decap-cms.js.LICENSE.txt
var bundledLicences []byte

// DecapLicence returns the text of the licence of Decap CMS, followed by those of the packages bundled in it, as a new
// slice.
func DecapLicence() []byte {
	return append(append(bytes.Clone(decapLicence), '\n'), bundledLicences...)
}

// DecapScript returns dist/decap-cms.js of the npm package, [DecapSize] bytes. It is decompressed from the program by
// every call, since most sites never need its 5 MB. It panics if the program is damaged.
func DecapScript() []byte {
	out := bytes.NewBuffer(make([]byte, 0, DecapSize+bytes.MinRead))
	r, err := gzip.NewReader(bytes.NewReader(decapGzip))
	if err == nil {
		_, err = io.Copy(out, r)
	}
	if err != nil {
		panic("the program is damaged: unpacking Decap CMS: " + err.Error())
	}
	return out.Bytes()
}
