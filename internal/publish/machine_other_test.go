//go:build !unix

package publish

import "errors"

func limitFileSize(uint64) error { return errors.ErrUnsupported }

func becomeNobody() error { return errors.ErrUnsupported }
