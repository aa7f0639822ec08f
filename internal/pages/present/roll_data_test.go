package present_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"bangvang/internal/pages/opendata"
	"bangvang/internal/pages/view"
	"bangvang/internal/testkit/trial"
)

const feedAwarded = `
-- content/site.yaml --
base_url: https://example.org/tin/
-- content/2024/01/a.md --
---
title: Đồ Sơn tổng kết
date: 2024-01-19
locality: Hải Phòng
awards:
  - award: Bằng khen
    by: UBND thành phố
    period: 2023
    for: thành tích
    decision: {no: 91/QĐ-UBND, date: 2024-01-10, file: a.pdf}
    to: {tập thể: 8, cá nhân: [{name: Trần Thị Lan, post: Tổ trưởng, unit: Tổ 3}], "hộ gia đình, doanh nghiệp": hơn 50}
  - {award: Giấy khen, to: {cá nhân: nhiều}}
  - {award: Danh hiệu lạ, status: truy tặng}
---

Thân bài.
-- content/2024/01/a.pdf --
%PDF-1.4
`

// compiled returns the schema and the data that a site publishes.
func compiled(t *testing.T) (*jsonschema.Schema, []byte) {
	t.Helper()
	files := trial.Render(t, trial.LoadText(t, feedAwarded))
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(files["bang-vang.schema.json"]))
	if err != nil {
		t.Fatal(err)
	}
	id := doc.(map[string]any)["$id"].(string)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(id, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(id)
	if err != nil {
		t.Fatal(err)
	}
	return schema, files["bang-vang.json"]
}

func TestDataIsAsItsSchemaSays(t *testing.T) {
	schema, data := compiled(t)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v in\n%s", err, data)
	}
	if of := value.(map[string]any)["$schema"]; of != "https://example.org/tin/bang-vang.schema.json" {
		t.Errorf("the data names the schema %v", of)
	}
	if n := len(value.(map[string]any)["awards"].([]any)); n != 5 {
		t.Errorf("%d records", n)
	}
}

// The schema rejects data with one wrong value.
func TestSchemaRefuses(t *testing.T) {
	schema, data := compiled(t)
	for from, to := range map[string]string{
		`"year":2024`:                  `"year":"2024"`,
		`"date":"2024-01-19"`:          `"date":"19/01/2024"`,
		`"count":8`:                    `"count":0`,
		`"class":"commendation"`:       `"class":"khen thưởng"`,
		`"exact":true`:                 `"exact":1`,
		`"names":[]`:                   `"names":null`,
		`"period":"2023"`:              `"perod":"2023"`,
		`"status":"posthumous"`:        `"status":"nominated"`,
		`"url":"https://example.org/`:  `"url":"x`,
		`"level":"provincial"`:         `"level":""`,
		`"site":"https://example.org/`: `"site":"x`,
	} {
		if !bytes.Contains(data, []byte(from)) {
			t.Fatalf("%s is not in\n%s", from, data)
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(string(data), from, to, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(value) == nil {
			t.Errorf("%s is taken", to)
		}
	}
}

// object is a schema of an object, or of a list of them.
type object struct {
	Ref         string `json:"$ref"`
	Description string
	Required    []string
	Properties  map[string]object
	Items       *object
}

// Every field of a record and of its parts is in the schema, with a description in both languages. The schema asks for no
// field but those that its first version had, so data written by it stay valid.
func TestSchemaKnowsEveryField(t *testing.T) {
	var schema struct {
		Defs struct{ Award object } `json:"$defs"`
	}
	if err := json.Unmarshal(opendata.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	checkFields(t, reflect.TypeFor[view.Record](), schema.Defs.Award)
	first := "article by citation class count count_text date decision exact honour honour_id id kind level locality names period permalink status url year"
	slices.Sort(schema.Defs.Award.Required)
	if got := strings.Join(schema.Defs.Award.Required, " "); got != first {
		t.Errorf("required: %s", got)
	}
}

// checkFields compares the fields of a struct and of the structs in it with a schema.
func checkFields(t *testing.T, of reflect.Type, o object) {
	t.Helper()
	var names []string
	for _, f := range reflect.VisibleFields(of) {
		name, optional, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
		if optional != "" && slices.Contains(o.Required, name) {
			t.Errorf("%v: %s is required and may be left out", of, name)
		}
		part, sub := f.Type, o.Properties[name]
		if part.Kind() == reflect.Slice && sub.Items != nil {
			sub = *sub.Items
		}
		for part.Kind() == reflect.Slice || part.Kind() == reflect.Pointer {
			part = part.Elem()
		}
		if part.Kind() == reflect.Struct {
			checkFields(t, part, sub)
		}
	}
	slices.Sort(names)
	if diff := cmp.Diff(names, slices.Sorted(maps.Keys(o.Properties))); diff != "" {
		t.Errorf("%v (-record +schema):\n%s", of, diff)
	}
	for name, p := range o.Properties {
		if !strings.Contains(p.Description, " · ") {
			t.Errorf("%v: %s is not described in both languages", of, name)
		}
	}
}
