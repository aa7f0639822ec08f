package build

import (
	"context"
	"reflect"

	"bangvang/internal/diag"
	"bangvang/internal/par"
	"bangvang/internal/plan"
	"bangvang/internal/publish"
	"bangvang/internal/recall"
	"bangvang/internal/render"
	"bangvang/internal/squeeze"
	"bangvang/internal/theme"
	"bangvang/internal/view"
)

// shared are what many views point to.
var shared = []reflect.Type{reflect.TypeFor[*view.Site](), reflect.TypeFor[*view.Card]()}

// Files returns every file of the site, sorted by path, its bytes to be made when they are needed, and its Sum
// where that is remembered. What a template gets wrong is the error of a file's Make (see [render.Blame]).
func (s *Site) Files(ctx context.Context) ([]publish.File, error) {
	files, _, err := s.files(ctx)
	return files, err
}

// files returns what Files does, and the memory that learns what they become.
func (s *Site) files(ctx context.Context) ([]publish.File, *recall.Pages, error) {
	pages := recall.OpenPages(s.options.Store, s.options.Program, s.Theme.Sum(), shared...)
	keeping := s.Theme.Keeping()
	files, err := par.Map(par.Stage(ctx, "recall"), len(s.Plan.Pages), func(i int) publish.File {
		p := s.Plan.Pages[i]
		f := publish.File{Path: p.Path, Make: func() ([]byte, error) { return s.make(keeping, p, pages) }}
		if p.File || !pages.Empty() {
			if v, err := p.View(); err == nil && p.File {
				f.Sum = s.sum(v)
			} else if err == nil {
				f.Sum = pages.Sum(v)
			}
		}
		return f
	})
	if err != nil {
		return nil, nil, err
	}
	files, err = s.indexed(ctx, files)
	if err == nil && s.options.Squeeze {
		files, err = squeeze.Beside(ctx, files, pages.Sums)
	}
	return files, pages, err
}

// make makes the bytes of a page or file, and remembers what a view became.
func (s *Site) make(t *theme.Theme, p plan.Page, pages *recall.Pages) ([]byte, error) {
	v, err := p.View()
	if err != nil {
		return nil, err
	}
	if p.File {
		return s.file(v)
	}
	data, err := render.Page(t, v)
	if err == nil {
		pages.Learn(v, data)
	}
	return data, err
}

// Page makes the bytes of one page or file.
func (s *Site) Page(t *theme.Theme, p plan.Page) ([]byte, error) {
	v, err := p.View()
	if err != nil {
		return nil, err
	}
	if p.File {
		return s.file(v)
	}
	return render.Page(t, v)
}

// Publish renders the site and makes the target hold it. A site with errors is not rendered and
// nothing is written; what rendering and writing find wrong is added to s.Problems.
func (s *Site) Publish(ctx context.Context, target publish.Options) (publish.Result, error) {
	result, _, err := s.publish(ctx, target)
	return result, err
}

// publish does what Publish does, and returns the files with the sums of what they hold now.
func (s *Site) publish(ctx context.Context, target publish.Options) (result publish.Result, files []publish.File, err error) {
	if s.Unfit(false) {
		return publish.Result{}, nil, nil
	}
	files, pages, err := s.files(ctx)
	var problems diag.List
	if err == nil {
		result, problems, err = publish.Write(ctx, target, files)
	}
	if err == nil {
		pages.Save()
	}
	wrong, err := render.Blame(err)
	problems.Append(wrong)
	s.Problems = append(s.Problems, problems...).Sorted()
	return result, files, err
}
