// Command alumnibook keeps a firm's register of the people who left it.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"alumnibook/model/backup"
	"alumnibook/ui"
	"alumnibook/ui/cli"
)

func main() { os.Exit(start(os.Args[1:])) }

// start does what the command line says: a command in the terminal, or the window.
func start(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if slices.Equal(args, []string{backup.ApartVerb}) {
		return makeApart(ctx)
	}
	attachConsole()
	endLog, _ := ui.StartLog(ui.LogFolder()) // without a log the work goes on
	return cli.Run(ctx, args, cli.Terminal{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv, Fonts: ui.Fonts, Version: version(), Shortcuts: ui.Shortcuts,
		Window: func(w cli.WindowRequest) int {
			endLog() // the window keeps its own
			stop()   // and has no work to wind up that an interrupt would have to wait for
			if err := ui.Run(context.Background(), ui.Options{BookPath: w.Book, Files: w.Lists, Version: version(), Apart: apart()}); err != nil {
				fmt.Fprintln(os.Stderr, "alumnibook:", err)
				return cli.ExitFailed
			}
			return cli.ExitDone
		},
	})
}

// makeApart makes a backup for a window that has started this process for it.
func makeApart(ctx context.Context) int {
	if backup.Serve(ctx, os.Stdin, os.Stdout) != nil {
		return cli.ExitFailed // whoever asked notices that there is no answer
	}
	return cli.ExitDone
}

// apart starts this program again for backups; nil where the system does not tell which file it is.
func apart() *backup.Apart {
	program, err := os.Executable()
	if err != nil {
		return nil
	}
	return &backup.Apart{Program: program, Args: []string{backup.ApartVerb}}
}
