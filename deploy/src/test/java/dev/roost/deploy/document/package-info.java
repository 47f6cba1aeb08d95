/**
 * The repository's Markdown files and its decision records, read as a person reads them: lines that
 * can be scanned, links that lead somewhere, one form, a complete list.
 */
@NullMarked
package dev.roost.deploy.document;

import org.jspecify.annotations.NullMarked;
