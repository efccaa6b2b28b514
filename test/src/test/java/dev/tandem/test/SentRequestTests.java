package dev.tandem.test;

import java.util.Set;
import java.util.TreeSet;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.BDDMockito;
import org.mockito.Mockito;
import reactor.netty.http.client.HttpClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

class SentRequestTests {

	@ParameterizedTest
	@CsvSource({ "/a?api%20key=s3cret&b=1, /a?api%20key=[redacted]&b=1", "/a?API+key=s3cret, /a?API+key=[redacted]",
			"/a?c=%zz&%zz=1, /a?c=%zz&%zz=1", "/a?api%20key, /a?api%20key", "/a, /a" })
	void uriWhenTheNameOfASecretParameterIsEncodedShowsNoValue(String uri, String shown) {
		HttpClientRequest request = Mockito.mock();
		BDDMockito.given(request.requestHeaders()).willReturn(new DefaultHttpHeaders());
		BDDMockito.given(request.method()).willReturn(HttpMethod.GET);
		BDDMockito.given(request.uri()).willReturn(uri);
		Set<String> query = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		query.add("api key");
		assertThat(SentRequest.of(request, new SecretNames(Set.of(), query, Set.of())).uri()).isEqualTo(shown);
	}

}
