package build

import (
	"context"

	"bangvang/internal/build/incremental"
	"bangvang/internal/diag"
	"bangvang/internal/pages"
	"bangvang/internal/par"
	"bangvang/internal/publish"
	"bangvang/internal/theme"
)

// Files returns every file of the site, sorted by path. The Make of a file makes its bytes when they are needed, so no
// page is rendered yet; but with Options.Precompress Files makes every text file whose compressed copy is not known,
// and such a copy has its bytes in Data and no Make. It writes nothing but to the Store. It panics if the site has no
// Theme. The error is that of [incremental.Renderer.Files].
func (s *Site) Files(ctx context.Context) ([]publish.File, error) {
	m, err := s.renderer(ctx)
	if err != nil {
		return nil, err
	}
	return m.Files(ctx)
}

// renderer returns the renderer of the site's files.
func (s *Site) renderer(ctx context.Context) (*incremental.Renderer, error) {
	o := s.options
	fingerprint, err := incremental.Fingerprint(par.Stage(ctx, "recall"), incremental.FingerprintInput{
		Program: o.Program, Now: o.Now, Drafts: o.Drafts, Future: o.Future, Theme: s.Theme.Fingerprint(), Settings: s.Settings, Held: s.held,
		Files: s.Tree.Files, Documents: s.documents, HeadHash: o.Memo.docstore.FactsHash, Assets: s.planInput.Assets, Slots: s.planInput.Slots,
	})
	return incremental.NewRenderer(incremental.RendererInput{
		Store: o.Store, Program: o.Program, Fingerprint: fingerprint, Theme: s.Theme, Pages: s.Plan.Pages, Precompress: o.Precompress,
		Index: func(indexing context.Context) ([]publish.File, error) {
			return s.searchFiles(indexing, ctx, fingerprint)
		},
		File: func(v any) ([]byte, error) { return s.fileBytes(ctx, v) },
		Hash: s.knownHash,
	}), err
}

// RenderPage returns the bytes of p, a page or file of s.Plan, rendered with t, which may be another theme than that of
// the site; t may be nil only for a file (p.File), which no theme renders. They are not nil even if the file is empty,
// and callers must not change them: those of a file may be shared. The error is that of the template (see
// [theme.SplitError]) or of reading a text or a file. It is safe for concurrent use.
func (s *Site) RenderPage(t *theme.Theme, p pages.Page) ([]byte, error) {
	v, err := p.View()
	if err != nil {
		return nil, err
	}
	if p.File {
		return s.fileBytes(context.Background(), v) // one small file, for one request
	}
	return theme.Render([]byte{}, t, v)
}

// Publish renders the site and writes its files to the target. It adds the problems found by rendering and writing, for
// example an error in a template, to s.Problems; if one of them is an error, the target is as it was. If s is
// Blocked(false) before, it renders nothing and returns a zero Result. Neither case is an error of Publish, which is
// one for the operator: the site was published if the error is nil and s is not Blocked(false) afterwards. It does not
// look at warnings; a caller that does asks Blocked(true) first.
func (s *Site) Publish(ctx context.Context, target publish.Options) (publish.Result, error) {
	result, _, err := s.publish(ctx, target)
	return result, err
}

// publish is Publish, but also returns the files with the hashes of their bytes.
func (s *Site) publish(ctx context.Context, target publish.Options) (result publish.Result, files []publish.File, err error) {
	if s.Blocked(false) {
		return publish.Result{}, nil, recoverForm(s.options.Dir, s.Settings.AdminOutput, target)
	}
	m, err := s.renderer(ctx)
	if err == nil {
		files, err = m.Files(ctx)
	}
	var problems diag.List
	if err == nil {
		result, problems, err = write(ctx, s.options.Dir, s.Settings.AdminOutput, target, files)
	}
	if err == nil {
		m.Save()
	}
	wrong, err := theme.SplitError(err)
	problems.Append(wrong)
	s.Problems = append(s.Problems, problems...).Sorted()
	return result, files, err
}
