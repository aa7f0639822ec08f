package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func checkCommand(say speech) *cobra.Command {
	var (
		flags  siteFlags
		format string
		strict bool
	)
	c := &cobra.Command{
		Use: "check", Short: "kiểm tra mọi bài, không dựng trang", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			store := flags.store()
			defer store.Close(storeLimit)
			s, err := flags.load(c.Context(), store)
			if err != nil {
				return err
			}
			p := printer(s)
			switch format {
			case "human":
				err = p.Human(say.out, s.Problems)
			case "json":
				err = p.JSON(say.out, s.Problems)
			default:
				return fmt.Errorf("reading --format: %q is none of human, json", format)
			}
			if err != nil {
				return err
			}
			say.checked(s)
			if s.Unfit(strict) {
				return errToMend
			}
			return nil
		},
	}
	flags.add(c)
	c.Flags().StringVar(&format, "format", "human", "`DẠNG` của kết quả: human hoặc json")
	c.Flags().BoolVar(&strict, "strict", false, "coi cảnh báo là lỗi")
	return c
}
