package dev.tandem.test.todo;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.tandem.test.StubbedClient;
import dev.tandem.test.todo.TodoApi.Todo;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Mocks and spies of either twin, in slices and in the whole application.
 */
class MockedTwinTests {

	private static final Todo SIGN = new Todo(7, "Sign");

	/**
	 * Each stands for itself.
	 */
	@Nested
	@WebMvcTest(TodoController.class)
	class MockOfEachTwinInWebMvcTest {

		@MockitoBean
		TodoApi reactive;

		@MockitoBean
		BlockingTodoApi blocking;

		@Test
		void controllerCallsTheMocks(@Autowired MockMvcTester mvc) {
			given(this.blocking.get(7)).willReturn(SIGN);
			given(this.reactive.get(7)).willReturn(Mono.just(new Todo(7, "Read")));
			assertThat(mvc.get().uri("/blocking/7").exchange()).bodyJson().extractingPath("title").isEqualTo("Sign");
			assertThat(mvc.get().uri("/reactive/7").exchange()).bodyJson().extractingPath("title").isEqualTo("Read");
		}

	}

	@Nested
	@WebFluxTest(TodoController.class)
	class MockOfEachTwinInWebFluxTest {

		@MockitoBean
		TodoApi reactive;

		@MockitoBean
		BlockingTodoApi blocking;

		@Test
		void controllerCallsTheMocks(@Autowired WebTestClient client) {
			given(this.blocking.get(7)).willReturn(SIGN);
			given(this.reactive.get(7)).willReturn(Mono.just(new Todo(7, "Read")));
			client.get().uri("/blocking/7").exchange().expectBody(Todo.class).isEqualTo(SIGN);
			client.get().uri("/reactive/7").exchange().expectBody(Todo.class).isEqualTo(new Todo(7, "Read"));
		}

	}

	/**
	 * A slice has no client to spy on, but it may have a fake.
	 */
	@Nested
	@WebMvcTest(TodoController.class)
	class SpyOfFakeInWebMvcTest {

		@MockitoSpyBean
		TodoApi spy;

		@Test
		void bothTwinsCallTheSpy(@Autowired MockMvcTester mvc) {
			willReturn(Mono.just(SIGN)).given(this.spy).get(7);
			assertThat(mvc.get().uri("/blocking/7").exchange()).bodyJson().extractingPath("title").isEqualTo("Sign");
			assertThat(mvc.get().uri("/reactive/7").exchange()).bodyJson().extractingPath("title").isEqualTo("Sign");
			then(this.spy).should(times(2)).get(7);
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class Fakes {

			@Bean
			TodoApi fake() {
				return mock();
			}

		}

	}

	@Nested
	@WebMvcTest(TodoController.class)
	class MockOfBlockingDefinitionInWebMvcTest {

		@MockitoBean
		TodoApi todos;

		@MockitoBean
		TitleApi titles;

		@Test
		void reactiveTwinCallsTheMock(@Autowired ReactiveTitleApi reactive) {
			given(this.titles.title(7)).willReturn("Sign");
			assertThat(reactive.title(7).block()).isEqualTo("Sign");
		}

	}

	@Nested
	@WebFluxTest(TodoController.class)
	class MockOfReactiveTwinInWebFluxTest {

		@MockitoBean
		TodoApi todos;

		@MockitoBean
		ReactiveTitleApi titles;

		@Test
		void mockIsInjected(@Autowired ReactiveTitleApi reactive) {
			given(this.titles.title(7)).willReturn(Mono.just("Sign"));
			assertThat(reactive.title(7).block()).isEqualTo("Sign");
		}

	}

	@Nested
	@SpringBootTest(properties = "tandem.clients.plain.api-key=k")
	class SpiesInWholeApplication {

		@StubbedClient("todo")
		WireMockServer todo;

		@StubbedClient("geo")
		WireMockServer geo;

		@MockitoSpyBean
		BlockingTodoApi blockingTwin;

		@MockitoSpyBean
		TitleApi blockingDefinition;

		@MockitoSpyBean
		GeoApi reactiveDefinition;

		@Test
		void spyOfABlockingInterfaceStandsAlone(@Autowired TodoController controller) {
			willReturn(SIGN).given(this.blockingTwin).get(7);
			assertThat(controller.blocking(7)).isEqualTo(SIGN);
			willReturn("Sign").given(this.blockingDefinition).title(7);
			assertThat(this.blockingDefinition.title(7)).isEqualTo("Sign");
		}

		@Test
		void spyOfAReactiveInterfaceIsBehindBothTwins(@Autowired BlockingGeoApi blocking) {
			willReturn(Mono.just("here")).given(this.reactiveDefinition).place();
			assertThat(blocking.place()).isEqualTo("here");
		}

	}

	@Nested
	@SpringBootTest(properties = "tandem.clients.plain.api-key=k")
	class SpyOfReactiveTwinInWholeApplication {

		@StubbedClient("todo")
		WireMockServer todo;

		@StubbedClient("geo")
		WireMockServer geo;

		@MockitoSpyBean
		ReactiveTitleApi spy;

		@Test
		void definitionCallsTheSpy(@Autowired TitleApi blocking) {
			willReturn(Mono.just("Sign")).given(this.spy).title(7);
			assertThat(blocking.title(7)).isEqualTo("Sign");
		}

	}

}
