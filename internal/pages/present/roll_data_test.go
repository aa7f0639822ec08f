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
	id := "https://example.org/tin/bang-vang.schema.json"
	if got := doc.(map[string]any)["$id"]; got != id {
		t.Fatalf("the schema's address is %v", got)
	}
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

// Every field of a record is in the schema, with a description in both languages.
func TestSchemaKnowsEveryField(t *testing.T) {
	files := trial.Render(t, trial.LoadText(t, feedAwarded))
	var schema struct {
		Defs struct {
			Award struct {
				Required   []string
				Properties map[string]struct{ Description string }
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(files["bang-vang.schema.json"], &schema); err != nil {
		t.Fatal(err)
	}
	var names, required []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[view.Record]()) {
		name, optional, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
		if optional == "" {
			required = append(required, name)
		}
	}
	slices.Sort(names)
	slices.Sort(required)
	slices.Sort(schema.Defs.Award.Required)
	if diff := cmp.Diff(names, slices.Sorted(maps.Keys(schema.Defs.Award.Properties))); diff != "" {
		t.Errorf("properties (-record +schema):\n%s", diff)
	}
	if diff := cmp.Diff(required, schema.Defs.Award.Required); diff != "" {
		t.Errorf("required (-record +schema):\n%s", diff)
	}
	for name, p := range schema.Defs.Award.Properties {
		if !strings.Contains(p.Description, " · ") {
			t.Errorf("%s is not described in both languages", name)
		}
	}
}
