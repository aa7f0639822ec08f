// Package decap holds the program behind the form of /admin/: Decap CMS as its authors publish it on npm,
// compressed, with its licence (MIT) and those of what it is made of. A site serves it itself, and a machine
// that builds a site needs neither npm nor a network.
//
// To take another version, change [Version] and the line that fetches it in .ci/run, run .ci/run, and then
//
//	BANGVANG_JUDGES=… go test ./internal/editor/cms -update
package cms

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the files below
	"io"
)

// Version is that of the npm package decap-cms.
const DecapVersion = "3.16.3"

// Size is how many bytes Script returns.
const DecapSize = 5_167_389

//go:embed decap-cms.js.gz
var script []byte

//go:embed LICENSE
var own []byte

//go:embed decap-cms.js.LICENSE.txt
var bundled []byte

// Licence returns the licence of Decap CMS, and then those of what is bundled in it.
func DecapLicence() []byte { return append(append(bytes.Clone(own), '\n'), bundled...) }

// Script returns dist/decap-cms.js of the npm package. It is unpacked anew each time: 5 MB that most sites
// never need are not kept.
func DecapScript() []byte {
	out := bytes.NewBuffer(make([]byte, 0, DecapSize+bytes.MinRead))
	r, err := gzip.NewReader(bytes.NewReader(script))
	if err == nil {
		_, err = io.Copy(out, r)
	}
	if err != nil {
		panic("the program is damaged: unpacking Decap CMS: " + err.Error())
	}
	return out.Bytes()
}
