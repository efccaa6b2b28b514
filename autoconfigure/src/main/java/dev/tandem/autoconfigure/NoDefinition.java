package dev.tandem.autoconfigure;

/**
 * Stands in the HTTP service group of a client that no definition names: Spring builds
 * nothing for a group without a type.
 */
interface NoDefinition {

}
