package dev.tandem.sample.bloomy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

import dev.tandem.standin.bloomy.BloomyServer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class BloomyInitializerTests {

	private final GenericApplicationContext context = new GenericApplicationContext();

	@Test
	void initializeStartsUpstreamUntilContextCloses() throws IOException {
		initialize();
		this.context.refresh();
		URI url = this.context.getBean(BloomyServer.class).uri();
		assertThat(this.context.getEnvironment().getProperty("tandem.clients.bloomy.base-url"))
			.isEqualTo(url.toString());
		connect(url);
		this.context.close();
		assertThatIOException().isThrownBy(() -> connect(url));
	}

	@Test
	void initializeWhenStartFailsStopsUpstream() {
		initialize();
		URI url = this.context.getBeanFactory().getBean(BloomyServer.class).uri();
		this.context.registerBean(String.class, () -> {
			throw new IllegalStateException();
		});
		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(this.context::refresh);
		assertThatIOException().isThrownBy(() -> connect(url));
	}

	@Test
	void initializeWhenDisabledDoesNothing() {
		initialize("sample.embedded-upstream.enabled=false");
		this.context.refresh();
		assertThat(this.context.getBeansOfType(BloomyServer.class)).isEmpty();
		assertThat(this.context.getEnvironment().containsProperty("tandem.clients.bloomy.base-url")).isFalse();
	}

	@Test
	void initializeWhenClientHasBaseUrlDoesNothing() {
		initialize("tandem.clients.bloomy.base-url=https://bloomy.example.com");
		this.context.refresh();
		assertThat(this.context.getBeansOfType(BloomyServer.class)).isEmpty();
		assertThat(this.context.getEnvironment().getProperty("tandem.clients.bloomy.base-url"))
			.isEqualTo("https://bloomy.example.com");
	}

	private void initialize(String... properties) {
		TestPropertyValues.of(properties).applyTo(this.context);
		new BloomyInitializer().initialize(this.context);
	}

	private static void connect(URI url) throws IOException {
		new Socket(url.getHost(), url.getPort()).close();
	}

}
