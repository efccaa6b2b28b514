package dev.tandem.autoconfigure;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import dev.tandem.autoconfigure.definitions.BlockingNoteApi;
import dev.tandem.autoconfigure.definitions.NoteApi;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;

/**
 * Tests for either twin replaced by a mock.
 */
class ApiClientMockTests {

	@Nested
	@Application
	class OfDefinition {

		@MockitoBean
		NoteApi mock;

		@Autowired
		BlockingNoteApi blocking;

		@Test
		void twinWhenDefinitionIsMockedDelegatesToMock() {
			given(this.mock.first()).willReturn(Mono.just("mocked"));
			assertThat(this.blocking.first()).isEqualTo("mocked");
		}

	}

	@Nested
	@Application
	class OfTwin {

		@MockitoBean
		BlockingNoteApi mock;

		@Autowired
		NoteApi reactive;

		@Test
		void definitionWhenTwinIsMockedStaysReal() {
			given(this.mock.first()).willReturn("mocked");
			assertThat(this.mock.first()).isEqualTo("mocked");
			assertThat(this.reactive).asString().startsWith("NoteApi[client=note-books");
		}

	}

	@Nested
	@Application
	class OfSpy {

		@MockitoSpyBean
		NoteApi spy;

		@Autowired
		BlockingNoteApi blocking;

		@Test
		void twinWhenDefinitionIsSpiedOnCallsThroughSpy() {
			willReturn(Mono.just("spied")).given(this.spy).first();
			assertThat(this.blocking.first()).isEqualTo("spied");
		}

	}

	@SpringBootTest(classes = Contexts.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
			properties = "tandem.clients.note-books.base-url=http://127.0.0.1")
	@ImportAutoConfiguration({ ApiClientsAutoConfiguration.class, HttpClientAutoConfiguration.class,
			HttpServiceClientPropertiesAutoConfiguration.class, WebClientAutoConfiguration.class,
			ReactiveHttpServiceClientAutoConfiguration.class })
	@Retention(RetentionPolicy.RUNTIME)
	@interface Application {

	}

}
