package dev.tandem.autoconfigure.imported;

/**
 * Named like the twin for coroutines that a library in Kotlin brings.
 */
public interface SuspendStockApi {

}
