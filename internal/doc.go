// Package internal holds the line; docs/architecture.md describes its rooms, layers_test.go holds them.
package internal
