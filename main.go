// Command alumnibook keeps a firm's register of the people who left it.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"alumnibook/ui"
	"alumnibook/ui/cli"
)

func main() { os.Exit(start(os.Args[1:])) }

// start does what the command line says: a command in the terminal, or the window.
func start(args []string) int {
	attachConsole()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	endLog, _ := ui.StartLog(ui.LogFolder()) // without a log the work goes on
	return cli.Run(ctx, args, cli.Terminal{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv, Fonts: ui.Fonts,
		Window: func(w cli.WindowRequest) int {
			endLog() // the window keeps its own
			stop()   // and has no work to wind up that an interrupt would have to wait for
			if err := ui.Run(context.Background(), ui.Options{BookPath: w.Book, Files: w.Lists}); err != nil {
				fmt.Fprintln(os.Stderr, "alumnibook:", err)
				return cli.ExitFailed
			}
			return cli.ExitDone
		},
	})
}
