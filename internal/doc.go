// Package internal has no code of its own, only tests of the rules that all packages below it follow: for example, that
// content imports nothing from site. docs/architecture.md describes the rooms and their order.
package internal
