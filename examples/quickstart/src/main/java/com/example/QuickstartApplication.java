package com.example;

import com.example.TodoApi.Todo;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class QuickstartApplication {

	public static void main(String[] args) {
		SpringApplication.run(QuickstartApplication.class, args);
	}

}

@RestController
class TodoController {

	private final TodoApi reactive;

	private final BlockingTodoApi blocking;

	TodoController(TodoApi reactive, BlockingTodoApi blocking) {
		this.reactive = reactive;
		this.blocking = blocking;
	}

	@GetMapping("/reactive/{id}")
	Mono<Todo> reactive(@PathVariable long id) {
		return this.reactive.get(id);
	}

	@GetMapping("/blocking/{id}")
	Todo blocking(@PathVariable long id) {
		return this.blocking.get(id);
	}

}
