package dev.tandem.sample.page;

import java.util.Comparator;
import java.util.List;

import dev.tandem.standin.FaultSwitch.Position;
import dev.tandem.standin.Switchable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.util.Assert;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The fault switches of the stand-ins that run in this process. A real system has none.
 */
@RestController
@RequestMapping("/page/stand-ins")
class StandInController {

	private final List<Switchable> standIns;

	StandInController(ObjectProvider<Switchable> standIns) {
		this.standIns = standIns.stream().sorted(Comparator.comparing(Switchable::system)).toList();
	}

	@GetMapping
	List<StandInState> list() {
		return this.standIns.stream().map(StandInState::of).toList();
	}

	@PutMapping("/{system}")
	StandInState turn(@PathVariable String system, @RequestBody Turn turn) {
		Switchable standIn = this.standIns.stream()
			.filter((candidate) -> candidate.system().equals(system))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"No stand-in of this name runs in this process"));
		standIn.http().faults().turn(turn.fault());
		return StandInState.of(standIn);
	}

	/**
	 * A stand-in.
	 *
	 * @param system the system that it stands in for
	 * @param fault the fault that is on
	 */
	record StandInState(String system, Position fault) {

		static StandInState of(Switchable standIn) {
			return new StandInState(standIn.system(), standIn.http().faults().position());
		}

	}

	/**
	 * What to do.
	 *
	 * @param fault the fault to switch on
	 */
	record Turn(Position fault) {

		Turn {
			Assert.notNull(fault, "fault must not be null");
		}

	}

}
