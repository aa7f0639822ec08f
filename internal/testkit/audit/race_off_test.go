//go:build !race

package audit

const racing = false
