package dev.tandem.resilience;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryBudgetTests {

	@Test
	void withdrawWhenReserveIsUsedUpIsRefused() {
		RetryBudget budget = new RetryBudget(0);
		assertThat(withdrawals(budget, 20)).isEqualTo(10);
	}

	@Test
	void withdrawWhenCallsPaidInIsTheirShare() {
		RetryBudget budget = new RetryBudget(0.2);
		withdrawals(budget, 10);
		deposits(budget, 50);
		assertThat(withdrawals(budget, 50)).isEqualTo(10);
	}

	@Test
	void withdrawWhenManyCallsPaidInIsLimited() {
		RetryBudget budget = new RetryBudget(1);
		deposits(budget, 10_000);
		assertThat(withdrawals(budget, 10_000)).isEqualTo(100);
	}

	@Test
	void availableIsWhatCanBeWithdrawn() {
		RetryBudget budget = new RetryBudget(0.5);
		assertThat(budget.available()).isEqualTo(10);
		withdrawals(budget, 4);
		deposits(budget, 3);
		assertThat(budget.available()).isEqualTo(7.5);
		assertThat(withdrawals(budget, 20)).isEqualTo(7);
	}

	@Test
	void resetLeavesTheReserve() {
		RetryBudget budget = new RetryBudget(1);
		withdrawals(budget, 10);
		budget.reset();
		assertThat(budget.available()).isEqualTo(10);
	}

	private static void deposits(RetryBudget budget, int count) {
		for (int i = 0; i < count; i++) {
			budget.deposit();
		}
	}

	private static int withdrawals(RetryBudget budget, int tries) {
		int granted = 0;
		for (int i = 0; i < tries; i++) {
			granted += budget.withdraw() ? 1 : 0;
		}
		return granted;
	}

}
