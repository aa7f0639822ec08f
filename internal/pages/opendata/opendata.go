// Package opendata holds the JSON Schema of the roll as JSON, which every site publishes as /bang-vang.schema.json.
package opendata

import _ "embed"

//go:embed roll.schema.json
var schema []byte

// Schema returns the JSON Schema (draft 2020-12) of the roll as JSON. Its $id is the same for all sites, and names the
// version of the format.
func Schema() []byte { return schema }
