// Package opendata writes the roll as data: as CSV and as JSON, whose schema every site publishes as
// /bang-vang.schema.json.
//
// The roll, a year and a place have files of one format. An article has the same lines in each of them, so these are made
// once ([Encode]), and a file is a beginning and the lines of its articles.
package opendata

import _ "embed"

//go:embed roll.schema.json
var schema []byte

// Schema returns the JSON Schema (draft 2020-12) of the roll as JSON. Its $id is the same for all sites, and names the
// version of the format.
func Schema() []byte { return schema }
