//go:build accessibility

// With this file here, Go lets a function without a body be declared: rendererOf.
