// Package opendata writes the roll as data, as CSV and as JSON, and checks JSON files of bangvang and of any other portal
// against its schema, which every site publishes as /bang-vang.schema.json.
//
// The roll, a year and a place have files of one format. An article has the same lines in each of them, so these are made
// once ([Encode]), and a file is a beginning and the lines of its articles.
package opendata

import (
	"bytes"
	_ "embed"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

//go:embed roll.schema.json
var schemaText []byte

// schemaID is the $id of the schema. It changes only with a format that older programs cannot read.
const schemaID = "urn:bangvang:schema:roll:1"

// Schema returns the JSON Schema (draft 2020-12) of the roll as JSON. Its $id is the same for all sites. The caller must not
// change the bytes.
func Schema() []byte { return schemaText }

// schemas are the compiled schemas of a file without its awards, and of an award.
type schemas struct{ file, award *jsonschema.Schema }

// compile compiles the schema once; it is part of the program.
var compile = sync.OnceValue(func() schemas {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaText))
	if err != nil {
		panic("opendata: the schema is no JSON: " + err.Error())
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(schemaID, value); err != nil {
		panic("opendata: " + err.Error())
	}
	return schemas{c.MustCompile(schemaID), c.MustCompile(schemaID + "#/$defs/award")}
})
