package book

// CPUSeconds is how much of the processor this process has used.
func CPUSeconds() float64 { return cpuSeconds() }
