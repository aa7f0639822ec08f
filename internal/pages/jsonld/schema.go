package jsonld

import (
	"bytes"
	"encoding/json"
	"html/template"
	"sync"

	"bangvang/internal/pages/view"
)

// The types of schema.org that pages use, with the properties that they set.
type (
	// thing has the properties of every type. Types without other properties are things too, for example Person.
	thing struct {
		Type        string `json:"@type"`
		ID          string `json:"@id,omitempty"`
		Name        string `json:"name,omitempty"`
		URL         string `json:"url,omitempty"`
		Description string `json:"description,omitempty"`
	}
	article struct { // NewsArticle or WebPage
		thing
		Headline     string        `json:"headline,omitempty"`
		Language     string        `json:"inLanguage,omitempty"`
		Free         bool          `json:"isAccessibleForFree"`
		Published    string        `json:"datePublished,omitempty"`
		Modified     string        `json:"dateModified,omitempty"`
		Authors      any           `json:"author"` // one person or organisation, or a list
		Contributors []role        `json:"contributor,omitempty"`
		Publisher    *organisation `json:"publisher"`
		Image        *imageObject  `json:"image,omitempty"`
		Section      string        `json:"articleSection,omitempty"`
		Keywords     []string      `json:"keywords,omitempty"`
		Source       *thing        `json:"isBasedOn,omitempty"`
		Places       []thing       `json:"spatialCoverage,omitempty"`
		About        []any         `json:"about,omitempty"`
		Files        []digitalFile `json:"hasPart,omitempty"`
		Corrections  []correction  `json:"correction,omitempty"`
	}
	role struct { // the part of a person in an article
		Type string `json:"@type"`
		Name string `json:"roleName"`
		Who  thing  `json:"contributor"`
	}
	correction struct {
		Type string `json:"@type"`
		Text string `json:"text"`
		Date string `json:"datePublished,omitempty"`
	}
	digitalFile struct { // DigitalDocument
		thing
		Format string `json:"encodingFormat"` // MIME type
	}
	breadcrumbList struct {
		Type  string     `json:"@type"`
		Items []listItem `json:"itemListElement"`
	}
	listItem struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name,omitempty"`
		Item     string `json:"item,omitempty"`
	}
	dataset struct {
		thing
		Identifier string         `json:"identifier"`
		Language   string         `json:"inLanguage,omitempty"`
		Free       bool           `json:"isAccessibleForFree"`
		License    any            `json:"license,omitempty"` // an address, or a CreativeWork
		Modified   string         `json:"dateModified,omitempty"`
		Years      string         `json:"temporalCoverage,omitempty"` // 2019/2024
		Places     []thing        `json:"spatialCoverage,omitempty"`
		Keywords   []string       `json:"keywords"`
		Measured   []string       `json:"variableMeasured"`
		Creator    *organisation  `json:"creator"`
		Files      []dataDownload `json:"distribution"`
	}
	definedTerm struct {
		thing
		Set thing `json:"inDefinedTermSet"`
	}
	honoured struct { // Organization or Person
		thing
		Names  []string `json:"alternateName,omitempty"`
		Awards []string `json:"award,omitempty"`
		Place  *thing   `json:"location,omitempty"`    // of an Organization
		Unit   *thing   `json:"affiliation,omitempty"` // of a Person
		Image  string   `json:"image,omitempty"`
	}
	dataDownload struct {
		Type   string `json:"@type"`
		Format string `json:"encodingFormat"` // MIME type
		URL    string `json:"contentUrl,omitempty"`
	}
	event struct {
		thing
		Start    string `json:"startDate,omitempty"`
		End      string `json:"endDate,omitempty"`
		Location place  `json:"location"`
	}
	imageObject struct {
		thing
		Content string  `json:"contentUrl,omitempty"` // the same address, by which search engines know whose picture it is
		Width   int     `json:"width,omitempty"`
		Height  int     `json:"height,omitempty"`
		Caption string  `json:"caption,omitempty"`
		Credit  string  `json:"creditText,omitempty"`
		Makers  []thing `json:"creator,omitempty"`
	}
	organisation struct {
		thing
		Logo      *thing `json:"logo,omitempty"`
		Address   string `json:"address,omitempty"`
		Telephone string `json:"telephone,omitempty"`
		Email     string `json:"email,omitempty"`
	}
	emulation struct { // Project or Organization
		thing
		Aliases []string `json:"alternateName,omitempty"`
		Founder *thing   `json:"founder,omitempty"`
		Members []thing  `json:"member,omitempty"`
	}
	place struct {
		thing
		Address string `json:"address"`
	}
	webSite struct {
		thing
		Language  string        `json:"inLanguage,omitempty"`
		Publisher thing         `json:"publisher"`
		Search    *searchAction `json:"potentialAction,omitempty"`
	}
	searchAction struct {
		Type   string     `json:"@type"`
		Target entryPoint `json:"target"`
		Query  string     `json:"query-input"`
	}
	entryPoint struct {
		Type     string `json:"@type"`
		Template string `json:"urlTemplate"`
	}
)

// texts are buffers of texts, which most pages need for a moment.
var texts = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// encode returns the JSON-LD of a graph of things, "" for an empty one or for a site without an address. [json.Encoder] escapes <, >, &, U+2028 and
// U+2029, so the result cannot end a script element.
func encode(s *view.Site, graph []any) template.JS {
	if len(graph) == 0 || s.URL == "" {
		return ""
	}
	out := texts.Get().(*bytes.Buffer)
	defer texts.Put(out)
	out.Reset()
	err := json.NewEncoder(out).Encode(struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{"https://schema.org", graph})
	if err != nil {
		panic("jsonld: strings and numbers always encode: " + err.Error())
	}
	return template.JS(bytes.TrimSuffix(out.Bytes(), []byte("\n")))
}
