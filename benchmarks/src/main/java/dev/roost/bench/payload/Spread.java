package dev.roost.bench.payload;

/** Whose the Posts are. */
public enum Spread {

  /** As many by each user. */
  EVEN {
    @Override
    public int user(long post) {
      return (int) (post % USERS);
    }
  },

  /** Half of all by one user, and as many by each of the others. */
  HALF_BY_ONE {
    @Override
    public int user(long post) {
      return post % 2 == 0 ? BUSIEST : 1 + (int) (post / 2 % (USERS - 1));
    }
  };

  /** How many users there are, from 0. */
  static final int USERS = 500;

  private static final int BUSIEST = 0;

  /** Which user's Post this is. */
  public abstract int user(long post);

  /** Whether this user does more than the others. */
  public boolean busiest(int user) {
    return this == HALF_BY_ONE && user == BUSIEST;
  }
}
