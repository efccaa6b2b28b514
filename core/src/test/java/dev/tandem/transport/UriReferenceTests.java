package dev.tandem.transport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UriReferenceTests {

	/**
	 * The examples of RFC 3986, section 5.4, whose fragments are dropped.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "null",
			value = { "g:h|g:h", "g|http://a/b/c/g", "./g|http://a/b/c/g", "g/|http://a/b/c/g/", "/g|http://a/g",
					"//g|http://g", "?y|http://a/b/c/d;p?y", "g?y|http://a/b/c/g?y", "'#s'|http://a/b/c/d;p?q",
					"g#s|http://a/b/c/g", "g?y#s|http://a/b/c/g?y", ";x|http://a/b/c/;x", "g;x|http://a/b/c/g;x",
					"g;x?y#s|http://a/b/c/g;x?y", "''|http://a/b/c/d;p?q", ".|http://a/b/c/", "./|http://a/b/c/",
					"..|http://a/b/", "../|http://a/b/", "../g|http://a/b/g", "../..|http://a/", "../../|http://a/",
					"../../g|http://a/g", "../../../g|http://a/g", "../../../../g|http://a/g", "/./g|http://a/g",
					"/../g|http://a/g", "g.|http://a/b/c/g.", ".g|http://a/b/c/.g", "g..|http://a/b/c/g..",
					"..g|http://a/b/c/..g", "./../g|http://a/b/g", "./g/.|http://a/b/c/g/", "g/./h|http://a/b/c/g/h",
					"g/../h|http://a/b/c/h", "g;x=1/./y|http://a/b/c/g;x=1/y", "g;x=1/../y|http://a/b/c/y",
					"g?y/./x|http://a/b/c/g?y/./x", "g?y/../x|http://a/b/c/g?y/../x", "g#s/./x|http://a/b/c/g",
					"g#s/../x|http://a/b/c/g", "http:g|http:g" })
	void referenceIsResolvedAsTheStandardSays(String reference, String target) {
		assertThat(resolve("http://a/b/c/d;p?q", reference)).isEqualTo(target);
	}

	/**
	 * What {@link java.net.URI} changes.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "//g//x//|http://g//x//", "/b//k?s=1|http://a/b//k?s=1", "g//.//..//h|http://a/b/c/g///h",
					"/%2e%2E/%7e|http://a/%2e%2E/%7e", "http://h/..//x/.|http://h//x/", "?|http://a/b/c/d;p?",
					"g?#|http://a/b/c/g?", "1a:b|http://a/b/c/1a:b", "/a:b|http://a/a:b", "?a:b|http://a/b/c/d;p?a:b",
					"///x|http:///x", "http://h|http://h", "http://h?q|http://h?q", "//h#/x?y|http://h" })
	void restStaysAsItIsWritten(String reference, String target) {
		assertThat(resolve("http://a/b/c/d;p?q", reference)).isEqualTo(target);
	}

	@ParameterizedTest
	@CsvSource({ "http://a,g,http://a/g", "http://a?q,g,http://a/g", "http://a,?x,http://a?x",
			"http://a,../g,http://a/g", "http://a//b//c,d,http://a//b//d", "http://a//b//c,../d,http://a//b/d" })
	void pathIsMergedWithTheBase(String base, String reference, String target) {
		assertThat(resolve(base, reference)).isEqualTo(target);
	}

	private static String resolve(String base, String reference) {
		return UriReference.parse(base).resolve(UriReference.parse(reference)).toString();
	}

}
